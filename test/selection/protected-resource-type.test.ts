import { RESOURCE_TYPES } from '../../src/model/resources/resource-types';
import { ProtectedResourceType } from '../../src/selection/protected-resource-type';

const MEMBERS = Object.entries(ProtectedResourceType)
  .filter((entry): entry is [string, ProtectedResourceType] => entry[1] instanceof ProtectedResourceType);

describe('protected resource types', () => {
  test('has a member for every row of the table, named after its id', () => {
    expect(MEMBERS.map(([, type]) => type._facts.id).sort()).toEqual(RESOURCE_TYPES.map(({ id }) => id).sort());
    for (const [name, type] of MEMBERS) expect(name).toBe(type._facts.id.toUpperCase().replace(/-/g, '_'));
  });

  test('says what is sure, and nothing that depends on a setting', () => {
    expect(ProtectedResourceType.S3).toMatchObject({ backupTypeName: 'S3', supportsCopy: true, supportsColdStorage: false, supportsContinuousBackup: true });
    expect(ProtectedResourceType.DYNAMODB).toMatchObject({ backupTypeName: 'DynamoDB', supportsCopy: false, supportsColdStorage: false });
    expect(ProtectedResourceType.RDS_CLUSTER).toMatchObject({ backupTypeName: 'RDS', supportsCopy: false, supportsContinuousBackup: false });
    expect(ProtectedResourceType.FSX_OPENZFS).toMatchObject({ backupTypeName: 'FSx', supportsCopy: true, supportsColdStorage: false });
  });

  test('reads in a sentence', () => {
    expect(`${ProtectedResourceType.EBS}`).toBe('EBS volume');
  });
});
