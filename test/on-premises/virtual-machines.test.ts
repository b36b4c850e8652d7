import { Match, Template } from 'aws-cdk-lib/assertions';
import { ProtectionPlan, ProtectionRule, VirtualMachines } from '../../src';
import type { ResourceSelector } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { shop } from '../helpers/stacks';

const ALL = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup-gateway:*:*:vm/*']] };
const MAPPING = { vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' };
const ONLY_DAILY = { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'daily' }] };
const byId = (id: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup-gateway:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:vm/${id}`]],
});

test.each<[string, ResourceSelector, object]>([
  ['all', VirtualMachines.all(), { Resources: [ALL], Conditions: Match.absent(), ListOfTags: Match.absent() }],
  ['tagged', VirtualMachines.tagged('backup', 'daily'), { Resources: [ALL], Conditions: ONLY_DAILY, ListOfTags: Match.absent() }],
  ['mapped', VirtualMachines.mapped(MAPPING), { Resources: [ALL], Conditions: ONLY_DAILY, ListOfTags: Match.absent() }],
  ['with ids', VirtualMachines.withIds('vm-1', 'vm-2'), { Resources: [byId('vm-1'), byId('vm-2')] }],
])('%s', (_, selector, selection) => {
  const stack = shop();
  new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] }).addSelection('Machines', selector);
  Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: selection });
});

describeRefusals('refused', [
  {
    name: 'no id', write: () => VirtualMachines.withIds(),
    message: 'ResourceSelector.byArn must name at least one resource, tag or condition, got none: '
      + 'AWS Backup would take every supported resource of the Region; if that is meant, use ResourceSelector.everything() (CB-SEL-001)',
  },
]);
