import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import {
  BackupSchedule, CopyDestination, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, VaultLock,
} from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { shop } from '../helpers/stacks';

function plan(stack: Stack, ...rules: ProtectionRule[]): ProtectionPlan {
  return new ProtectionPlan(stack, 'Plan', { rules });
}

/** A plan that backs up to a vault with a lock. */
function locked(min: number, max: number | undefined, ...rules: ProtectionRule[]): ProtectionPlan {
  const stack = shop();
  const maxRetention = max === undefined ? undefined : Duration.days(max);
  const backupVault = new SecureVault(stack, 'Vault', {
    backupVaultName: 'vault', vaultLock: VaultLock.governance({ minRetention: Duration.days(min), maxRetention }),
  });
  return new ProtectionPlan(stack, 'Plan', { backupVault, rules });
}

const ARN = 'arn:aws:backup:us-east-1:111122223333:backup-vault:there';
const days = (n: number) => ({ retention: Retention.days(n) });
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));

describeRefusals('refused', [
  {
    name: 'a rule name with a space',
    write: () => plan(shop(), ProtectionRule.daily({ ruleName: 'every day' })),
    message: "Rule name must have 1 to 50 letters, digits, '-', '_' or '.', got 'every day' [Shop/Plan] (CB-RULE-001)",
  },
  {
    name: 'a rule name of 51 characters',
    write: () => plan(shop(), ProtectionRule.of('r'.repeat(51), BackupSchedule.daily())),
    message: `Rule name must have 1 to 50 letters, digits, '-', '_' or '.', got '${'r'.repeat(51)}' [Shop/Plan] (CB-RULE-001)`,
  },
  {
    name: 'a plan name of 51 characters',
    write: () => new ProtectionPlan(shop(), 'Plan', { backupPlanName: 'p'.repeat(51) }),
    message: `Backup plan name must have 1 to 50 letters, digits, '-', '_' or '.', got '${'p'.repeat(51)}' [Shop/Plan] (CB-PLAN-001)`,
  },
  {
    name: 'a retention under the lock',
    write: () => locked(40, undefined, ProtectionRule.daily()),
    message: "Retention of rule 'Daily' must be at least 40 days, the minimum that Vault Lock of vault 'vault' demands, got 35 days: keep it longer, or lower the minimum retention of the lock [Shop/Plan] (CB-RULE-002)",
  },
  {
    name: 'a retention over the lock',
    write: () => locked(1, 30, ProtectionRule.daily()),
    message: "Retention of rule 'Daily' must be at most 30 days, the maximum that Vault Lock of vault 'vault' allows, got 35 days: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'for ever in a vault with a maximum',
    write: () => locked(1, 30, ProtectionRule.daily({ retention: Retention.forever() })),
    message: "Retention of rule 'Daily' must be at most 30 days, the maximum that Vault Lock of vault 'vault' allows, got for ever: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'a copy that inherits a retention which its vault refuses',
    write: () => {
      const stack = shop();
      const there = new SecureVault(stack, 'There', { backupVaultName: 'there', vaultLock: VaultLock.governance({ minRetention: Duration.days(90) }) });
      return new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(there)] })] });
    },
    message: "Retention of the copy to vault 'there' in eu-west-1 in rule 'Daily' must be at least 90 days, the minimum that Vault Lock of vault 'there' demands, got 35 days: keep it longer, or lower the minimum retention of the lock [Shop/Plan] (CB-RULE-002)",
  },
  {
    name: 'a copy with a retention of its own that its vault refuses',
    write: () => {
      const stack = shop();
      const there = new SecureVault(stack, 'There', { backupVaultName: 'there', vaultLock: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(50) }) });
      return new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(there, days(60))] })] });
    },
    message: "Retention of the copy to vault 'there' in eu-west-1 in rule 'Daily' must be at most 50 days, the maximum that Vault Lock of vault 'there' allows, got 60 days: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'a continuous rule over 35 days',
    write: () => plan(shop(), ProtectionRule.continuous(days(36))),
    message: "Retention of the continuous rule 'Continuous' must be at most 35 days, got 36 days: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
  },
  {
    name: 'a continuous rule for ever',
    write: () => plan(shop(), ProtectionRule.continuous({ retention: Retention.forever() })),
    message: "Retention of the continuous rule 'Continuous' must be at most 35 days, got for ever: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
  },
  {
    name: 'a continuous rule with cold storage',
    write: () => plan(shop(), ProtectionRule.continuous({ retention: Retention.forever().coldAfter(Duration.days(8)) })),
    message: [
      "Retention of the continuous rule 'Continuous' must be at most 35 days, got for ever: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
      "Retention of the continuous rule 'Continuous' must have no cold storage, got cold after 8 days [Shop/Plan] (CB-PITR-002)",
    ].join('\n'),
  },
  {
    name: 'a continuous rule into a vault locked above 35 days',
    write: () => locked(36, undefined, ProtectionRule.continuous()),
    message: "Vault of the continuous rule 'Continuous' must have a lock whose minimum retention is at most 35 days, got 36 days: send continuous backups to a vault of their own [Shop/Plan] (CB-PITR-003)",
  },
  {
    name: 'two continuous rules',
    write: () => plan(shop(), ProtectionRule.continuous(), ProtectionRule.continuous({ ruleName: 'Again' })),
    message: "Continuous rules of a backup plan must be at most one, since a resource has one continuous recovery point, got 'Continuous' and 'Again' [Shop/Plan] (CB-PLAN-005)",
  },
  {
    name: 'two rules of one name',
    write: () => plan(shop(), ProtectionRule.daily(), ProtectionRule.daily()),
    message: "Rules of a backup plan must have different names, got 'Daily' twice: set ruleName [Shop/Plan] (CB-PLAN-004)",
  },
  {
    name: 'eleven rules',
    write: () => plan(shop(), ...Array.from({ length: 11 }, (_, i) => ProtectionRule.daily({ ruleName: `R${i}` }))),
    message: 'Rules of a backup plan must be at most 10, got 11: split them into two plans [Shop/Plan] (CB-PLAN-003)',
  },
  {
    name: 'six copies',
    write: () => plan(shop(), ProtectionRule.daily({ copyTo: Array.from({ length: 6 }, (_, i) => CopyDestination.vaultArn(`${ARN}${i}`)) })),
    message: "Copies of rule 'Daily' must be at most 5, got 6 [Shop/Plan] (CB-COPY-001)",
  },
  {
    name: 'eleven tags on recovery points',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: tags(11) })),
    message: "Recovery point tags of rule 'Daily' must be at most 10, got 11 [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'a reserved tag on recovery points',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: { 'aws:mine': 'x' } })),
    message: "Recovery point tags of rule 'Daily' must have keys of 1 to 128 characters that do not start with 'aws:', got 'aws:mine' [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'a tag value of 257 characters',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: { k: 'v'.repeat(257) } })),
    message: "Recovery point tags of rule 'Daily' must have values of at most 256 characters, got 257 characters for 'k' [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'an index of a type that has none',
    write: () => plan(shop(), ProtectionRule.daily({ indexedType: ProtectedResourceType.DYNAMODB })),
    message: "Index action of rule 'Daily' must be one, for 'EBS' or for 'S3', got 'DynamoDB' [Shop/Plan] (CB-RULE-005)",
  },
  {
    name: 'eleven selections by tag',
    write: () => {
      const ours = plan(shop(), ProtectionRule.daily());
      for (let i = 0; i < 11; i++) ours.addSelection(`S${i}`, ResourceSelector.byTag('team', `t${i}`));
    },
    message: 'Selections by tag of a backup plan must be at most 10, got 11: name several tags in one ResourceSelector.byAnyTag [Shop/Plan] (CB-PLAN-007)',
  },
]);
