import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  BackupSchedule, CisImplementationGroup, CompliantBackup, ComplianceStandard, CopyDestination, FedrampBaseline, NistBaseline, ProtectionLevel,
  ResourceSelector, RestoreValidator, WeekDay,
} from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const media = new Bucket(stack, 'Media', { versioned: true });

const houseRules = ComplianceStandard.custom({
  name: 'Shop backup policy',
  version: '3',
  requirements: [
    {
      id: 'SBP-1',
      title: 'Kept a month, and two years at most',
      says: 'Backups are kept 30 days at least and two years at most.',
      demands: { minRetention: Duration.days(30), maxRetention: Duration.days(731) },
      leftToPeople: ['the yearly review of both numbers'],
    },
  ],
});

const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.regulated(),
  objectives: { rpo: Duration.hours(26) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  standards: [
    ComplianceStandard.HIPAA,
    ComplianceStandard.nist80053(NistBaseline.MODERATE),
    ComplianceStandard.fedramp(FedrampBaseline.MODERATE),
    ComplianceStandard.cis8(CisImplementationGroup.IG1),
    houseRules,
  ],
  restoreTesting: {
    // Three times a week, so that an alarm can tell within a week that none was found to be good.
    schedule: BackupSchedule.weekly({ days: [WeekDay.MONDAY, WeekDay.WEDNESDAY, WeekDay.FRIDAY], hour: 9 }),
    validator: RestoreValidator.builtIn(),
  },
  activityLog: {},
  monitoring: { validationWindow: Duration.days(5) },
});
backup.protect(orders, media);
backup.monitoring?.addSubscription(new EmailSubscription('oncall@example.com'));

Validations.of(backup).acknowledge({
  id: 'CB-STD-003',
  reason: 'Job reports and the isolated copy are set up by the platform team, who keep evidence of their own',
});
