import type { RestoreTestSetupModel, RestoreTestTargetModel } from '../../../../src/model/restore-testing/restore-testing-model';
import { said } from '../../../helpers/diagnostic-cases';

const TARGET: RestoreTestTargetModel = { type: 'DynamoDB table', empty: false, unsupported: [], foreign: [] };
const SETUP: RestoreTestSetupModel = { scheduleWindows: [], vaultRegions: [], needing: [], untestable: [] };

describe('targets', () => {
  test.each<[string, Partial<RestoreTestTargetModel>, string[]]>([
    ['a table', {}, []],
    ['nothing', { empty: true }, [
      "CB-RTEST-031 at resources: Resources of target 'Tables' must be at least one, got none: leave them out to test all of the type",
    ]],
    ['a topic', { unsupported: [{ path: 'Shop/Topic', contains: 'AWS::SNS::Topic' }] }, [
      "CB-RTEST-031 at resources: Resources of target 'Tables' must hold the DynamoDB table that is tested, got Shop/Topic with AWS::SNS::Topic",
    ]],
    ['a table elsewhere', { foreign: [{ resource: 'Far/Orders', place: 'eu-central-1', planPlace: 'eu-west-1' }] }, [
      "CB-RTEST-032 at resources: Resources of target 'Tables' must be in eu-west-1 like the restore tests, got Far/Orders in eu-central-1: test it there",
    ]],
  ])('%s', (_, wrong, says) => {
    expect(said('restoreTestTarget', { ...TARGET, ...wrong }, "target 'Tables'")).toEqual(says);
  });
});

describe('restore tests as a whole', () => {
  test.each<[string, Partial<RestoreTestSetupModel>, string[]]>([
    ['nothing', {}, []],
    ['windows of backups', { scheduleWindows: ['startWindow', 'completionWindow'] }, [
      'CB-RTEST-033 at scheduleWindows: Schedule of the restore tests must have no windows, got startWindow and completionWindow: use startWindow of the restore tests',
    ]],
    ['a vault of another Region', { vaultRegions: ['eu-central-1'] }, [
      'CB-RTEST-034 at vaultRegions: Vaults of the restore tests must be in their Region, got eu-central-1: make restore tests in a stack of that Region',
    ]],
    ['a type that needs more', { needing: ['FSx for Lustre file system'] }, [
      'CB-RTEST-035 at needing: The restore tests must have a target for FSx for Lustre file system, with what its restore needs, got none: add one of RestoreTestTarget',
    ]],
    ['types without tests', { untestable: ['EKS cluster', 'Timestream table'] }, [
      'CB-RTEST-036 at untestable: The restore tests must be of types that restore testing has (Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS, S3), got EKS cluster: restore it by hand from time to time, and acknowledge this',
      'CB-RTEST-036 at untestable: The restore tests must be of types that restore testing has (Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS, S3), got Timestream table: restore it by hand from time to time, and acknowledge this',
    ]],
  ])('%s', (_, wrong, says) => {
    expect(said('restoreTestSetup', { ...SETUP, ...wrong }, 'the restore tests')).toEqual(says);
  });
});
