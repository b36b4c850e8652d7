import { RemovalPolicy, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LegalHold, SecureVault } from '../../src';
import type { LegalHoldProps } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const TYPE = 'AWS::Backup::LegalHold';
/** AWS's validator does not have legal holds in all Regions. */
const virginia = () => shop({ env: { account: ACCOUNT, region: 'us-east-1' } });
const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-0123456789abcdef0';
const holdWith = (props: Partial<LegalHoldProps> = {}, stack = virginia()) =>
  new LegalHold(stack, 'Hold', { title: 'Case 1', description: 'Asked for by the court of Dublin', resourceArns: [VOLUME], ...props });
const resourceOf = (hold: LegalHold) =>
  Object.values(Template.fromStack(hold.stack).findResources(TYPE))[0] as { Properties: Record<string, unknown> };

test('minimal: every backup of a volume, held when the stack goes', () => {
  expect(resourceOf(holdWith())).toEqual({
    Type: TYPE,
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Title: 'Case 1', Description: 'Asked for by the court of Dublin', RecoveryPointSelection: { ResourceIdentifiers: [VOLUME] },
    },
  });
});

describe('maximal', () => {
  const stack = virginia();
  const hold = holdWith({
    backupVaults: [new SecureVault(stack, 'Vault')], createdFrom: '2026-01-01', createdUntil: '2026-03-31T23:59:59Z', removalPolicy: RemovalPolicy.RETAIN,
  }, stack);
  Tags.of(hold).add('case', '1');
  const resource = resourceOf(hold);

  test('renders every property', () => {
    expect(resource).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        RecoveryPointSelection: {
          VaultNames: [{ Ref: expect.stringMatching(/^Vault/) }],
          ResourceIdentifiers: [VOLUME],
          DateRange: { FromDate: '2026-01-01', ToDate: '2026-03-31T23:59:59Z' },
        },
        Tags: [{ Key: 'case', Value: '1' }],
      },
    });
  });

  test('every property is one that CloudFormation knows', () => {
    const { RecoveryPointSelection: selection } = resource.Properties as { RecoveryPointSelection: { DateRange: object } };
    expect(knownProperties(TYPE).sort()).toEqual(Object.keys(resource.Properties).sort());
    expect(knownProperties(TYPE, 'RecoveryPointSelection').sort()).toEqual(Object.keys(selection).sort());
    expect(knownProperties(TYPE, 'DateRange').sort()).toEqual(Object.keys(selection.DateRange).sort());
  });

  test('has its attributes, and warns about nothing', () => {
    const attribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Hold/), name] });
    expect(stack.resolve([hold.legalHoldArn, hold.legalHoldId])).toEqual([attribute('Arn'), attribute('LegalHoldId')]);
    expect(warnings(stack)).toEqual([]);
  });
});

test('a hold that goes with its stack is a warning', () => {
  const hold = holdWith({ removalPolicy: RemovalPolicy.DESTROY });
  expect(resourceOf(hold)).toMatchObject({ DeletionPolicy: 'Delete' });
  expect(warnings(hold.stack)).toEqual(['CB-HOLD-008']);
});

test('a hold of neither vaults nor resources is a warning', () => {
  expect(warnings(holdWith({ resourceArns: undefined }).stack)).toEqual(['CB-HOLD-006']);
});

test('tokens are taken as they are', () => {
  const stack = virginia();
  const { text, list } = tokens(stack);
  holdWith({
    title: text, description: text, resourceArns: list, createdFrom: text, createdUntil: text,
    backupVaults: [SecureVault.fromBackupVaultName(stack, 'Vault', text)],
  }, stack);
  expect(warnings(stack)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'until a day to come', write: () => holdWith({ createdFrom: '2026-01-01', createdUntil: '2999-12-31' }),
    message: "To date of the legal hold must not lie in the future, got '2999-12-31' [Shop/Hold] (CB-HOLD-003)",
  },
  {
    name: 'an end before the beginning', write: () => holdWith({ createdFrom: '2026-02-01', createdUntil: '2026-01-01' }),
    message: "Date range of the legal hold must begin before it ends, got '2026-02-01' to '2026-01-01' [Shop/Hold] (CB-HOLD-002)",
  },
  {
    name: 'a beginning without an end', write: () => holdWith({ createdFrom: '2026-02-01' }),
    message: 'Date range of the legal hold must have both dates, got no to date [Shop/Hold] (CB-HOLD-002)',
  },
  {
    name: 'an end without a beginning', write: () => holdWith({ createdUntil: '2026-02-01' }),
    message: 'Date range of the legal hold must have both dates, got no from date [Shop/Hold] (CB-HOLD-002)',
  },
  {
    name: 'no title', write: () => holdWith({ title: ' ' }),
    message: 'Title of the legal hold must say what the hold is for, got blanks only [Shop/Hold] (CB-HOLD-001)',
  },
  {
    name: 'the id of a volume', write: () => holdWith({ resourceArns: ['vol-0123456789abcdef0'] }),
    message: "Resource of the legal hold must be an ARN, got 'vol-0123456789abcdef0' [Shop/Hold] (CB-HOLD-005)",
  },
]);
