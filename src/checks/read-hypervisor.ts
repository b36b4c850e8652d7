import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
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
      host: resolved(properties.text('Host')),
      username: resolved(properties.text('Username')),
      password: resolved(properties.text('Password')),
      kmsKeyArn: properties.arn('KmsKeyArn'),
      logGroupArn: properties.arn('LogGroupArn'),
    },
    label: 'the hypervisor',
    resource,
    locate: locateIn(properties, NAMES),
  })];
};

/** CloudFormation puts the value in the place of a dynamic reference. */
function resolved(text: Leaf<string>): Leaf<string> {
  return isKnown(text) && text.includes('{{resolve:') ? UNKNOWN : text;
}
