import type { Leaf } from '../model/known';
import type { AccessPointModel } from '../model/vault/access-point-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Reader } from './readers';
import type { Properties } from './template/properties';

export const ACCESS_POINT = 'AWS::Backup::BackupAccessPoint';

const NAMES: Names = {
  name: 'Name',
  recoveryPointArn: 'RecoveryPointArn',
  accessPointInTime: 'AccessPointInTime',
  accessPointPolicy: 'AccessPointPolicy',
};

/** Access points to recovery points. */
export const readAccessPoint: Reader = resource => {
  const { properties } = resource;
  const subject: AccessPointModel = {
    name: properties.text('Name'),
    recoveryPointArn: properties.arn('RecoveryPointArn'),
    accessPointInTime: properties.text('AccessPointInTime'),
    accessPointPolicy: policy(properties),
  };
  return [reading({ on: 'accessPoint', subject, label: 'the access point', resource, locate: locateIn(properties, NAMES) })];
};

/** A policy that is written as an object becomes text on its way. */
function policy(properties: Properties): Leaf<string> {
  const { value } = properties.find('AccessPointPolicy');
  return typeof value === 'object' && !Array.isArray(value) && properties.object('AccessPointPolicy') !== undefined ? '{}' : properties.text('AccessPointPolicy');
}
