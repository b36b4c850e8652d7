import { judge } from '../../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../../src/model/known';
import type { Leaf } from '../../../../src/model/known';
import type { PlacedSelection } from '../../../../src/model/plan/placed-selection';
import type { PlanModel, RuleModel } from '../../../../src/model/plan/plan-model';
import { PLAN, RULE } from '../../../helpers/raw-models';

const COPY_TO = (region: Leaf<string>, airGapped = false): Partial<RuleModel> => ({
  copies: [{ destination: { ...RULE.vault, name: 'far', region, airGapped }, lifecycle: undefined, toAirGapped: airGapped } as never],
});

function said(type: string, region: Leaf<string>, rule: Partial<RuleModel>): string[] {
  const selection: PlacedSelection = {
    name: 'all', resources: UNKNOWN, notResources: undefined, listOfTags: undefined, conditions: undefined, everything: false, types: [type], sureTypes: [type],
    foreign: [], unsupported: [], unversionedBuckets: [], late: [],
  };
  const plan: PlanModel = { ...PLAN, region, rules: [{ ...RULE, ...rule }], selections: [selection] };
  return judge('plan', plan, { label: 'backup plan', path: '' }, 'whole').filter(({ id }) => ['CB-TYPE-007', 'CB-TYPE-008'].includes(id)).map(({ id, message }) => `${id} ${message}`);
}

test.each<[string, string, Leaf<string>, Partial<RuleModel>, string[]]>([
  ['a copy out of Bahrain', 'fsx-lustre', 'me-south-1', COPY_TO('eu-west-1'), [
    'CB-TYPE-007 Selected FSx for Lustre file system must be copied between Regions that support it, got me-south-1: protect the type by a plan of its own',
  ]],
  ['a copy from one of the two to the other', 'fsx-windows', 'me-south-1', COPY_TO('me-central-1'), [
    'CB-TYPE-007 Selected FSx for Windows File Server file system must be copied between Regions that support it, got me-south-1, me-central-1: protect the type by a plan of its own',
  ]],
  ['ONTAP into New Zealand', 'fsx-ontap', 'ap-southeast-2', COPY_TO('ap-southeast-6'), [
    'CB-TYPE-007 Selected FSx for ONTAP volume must be copied between Regions that support it, got ap-southeast-6: protect the type by a plan of its own',
  ]],
  ['Lustre into New Zealand', 'fsx-lustre', 'ap-southeast-2', COPY_TO('ap-southeast-6'), []],
  ['a plan without copies', 'fsx-lustre', 'me-south-1', {}, []],
  ['a copy of volumes', 'ebs', 'me-south-1', COPY_TO('me-central-1'), []],
  ['Neptune straight into an air gap in Jakarta', 'neptune', 'ap-southeast-3', { airGappedVault: { ...RULE.vault, airGapped: true } }, [
    'CB-TYPE-008 Selected Neptune cluster must go into logically air-gapped vaults of Regions that support it, got ap-southeast-3: protect the type by a plan of its own',
  ]],
  ['EKS copied into an air gap in Bahrain', 'eks', 'eu-west-1', COPY_TO('me-south-1', true), [
    'CB-TYPE-008 Selected EKS cluster must go into logically air-gapped vaults of Regions that support it, got me-south-1: protect the type by a plan of its own',
  ]],
  ['EKS copied into an ordinary vault there', 'eks', 'eu-west-1', COPY_TO('me-south-1'), []],
  ['Regions that are not known', 'fsx-lustre', UNKNOWN, COPY_TO(UNKNOWN), []],
  ['copies that are not known', 'fsx-lustre', 'me-south-1', { copies: UNKNOWN }, []],
])('%s', (_, type, region, rule, expected) => {
  expect(said(type, region, rule)).toEqual(expected);
});
