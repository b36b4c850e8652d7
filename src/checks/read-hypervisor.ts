import { credential } from '../model/on-premises/hypervisor-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Reader } from './readers';

export const HYPERVISOR = 'AWS::BackupGateway::Hypervisor';

const NAMES: Names = {
  name: 'Name', host: 'Host', username: 'Username', password: 'Password', kmsKeyArn: 'KmsKeyArn', logGroupArn: 'LogGroupArn',
};

/** Hypervisors, and how their gateway logs in. */
export const readHypervisor: Reader = resource => {
  const { properties } = resource;
  return [reading({
    on: 'hypervisor',
    subject: {
      name: properties.text('Name'),
      host: credential(properties.text('Host')),
      username: credential(properties.text('Username')),
      password: credential(properties.text('Password')),
      kmsKeyArn: properties.arn('KmsKeyArn'),
      logGroupArn: properties.arn('LogGroupArn'),
    },
    label: 'the hypervisor',
    resource,
    locate: locateIn(properties, NAMES),
  })];
};
