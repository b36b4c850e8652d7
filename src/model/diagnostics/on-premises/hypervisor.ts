import { isArnOf } from '../../arn-shapes';
import { isKnown, show } from '../../known';
import { HYPERVISOR_LIMITS } from '../../on-premises/hypervisor-model';
import { guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const {
  name: hypervisorName, hostLeastLength, hostMaxLength, username: userForm, password: passwordForm, logGroupArn: logGroup, kmsKeyArn: key,
  tagMappings: mostMappings, vmwareNameMaxLength, awsTagKey: tagKey, awsTagValueMaxLength,
} = HYPERVISOR_LIMITS;

/** A VMware host, and how the gateway logs in to it. */
export const HYPERVISOR_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-GW-001',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The name of a hypervisor has 1 to 100 letters, digits and hyphens.',
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: hypervisorName.source,
    check({ name }, place) {
      if (!isKnown(name) || hypervisorName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: 'have 1 to 100 letters, digits or hyphens', got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-GW-002',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The host of a hypervisor has 3 to 128 characters.',
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: hostLeastLength.source,
    check({ host }, place) {
      if (!isKnown(host) || (host.length >= hostLeastLength.value && host.length <= hostMaxLength.value)) return undefined;
      return { what: `host of ${place.label}`, must: `have ${hostLeastLength.value} to ${hostMaxLength.value} characters`, got: `${host.length}`, leaf: 'host' };
    },
  }),
  diagnostic({
    id: 'CB-GW-003',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The user name of a hypervisor has 1 to 100 printable characters, and neither slash nor backslash.',
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: userForm.source,
    check({ username }, place) {
      if (!isKnown(username) || userForm.value.test(username)) return undefined;
      return {
        what: `user name of ${place.label}`, must: "have 1 to 100 printable ASCII characters without '/' and '\\'", got: `'${username}'`,
        fix: /[\\/]/.test(username) ? "write 'user@domain'" : undefined, leaf: 'username',
      };
    },
  }),
  diagnostic({
    id: 'CB-GW-004',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The password of a hypervisor has 1 to 100 printable ASCII characters.',
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: passwordForm.source,
    check({ password }, place) {
      if (!isKnown(password) || passwordForm.value.test(password)) return undefined;
      // A message must not show a password.
      return { what: `password of ${place.label}`, must: 'have 1 to 100 printable ASCII characters', got: 'another text', leaf: 'password' };
    },
  }),
  diagnostic({
    id: 'CB-GW-005',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The password of a hypervisor stands in the template in plain text.',
    why: 'Templates are kept in the cloud assembly, in version control and in CloudFormation, where many can read them.',
    source: ours('a secret belongs in a store for secrets'),
    check({ password }, place) {
      if (!isKnown(password)) return undefined;
      return {
        what: `password of ${place.label}`, must: 'be a reference to a secret', got: 'plain text',
        fix: "use '{{resolve:secretsmanager:…}}', which SecretValue.secretsManager writes", leaf: 'password',
      };
    },
  }),
  diagnostic({
    id: 'CB-GW-006',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: "The log group of a hypervisor is an ARN that ends with ':*'.",
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: logGroup.source,
    check({ logGroupArn: arn }, place) {
      if (!isKnown(arn) || arn === '' || isArnOf('logGroupWithStreams', arn)) return undefined;
      return {
        what: `log group of ${place.label}`, must: "be the ARN of a log group with ':*' at its end", got: `'${arn}'`,
        fix: isArnOf('logGroupWithStreams', `${arn}:*`) ? "add ':*'" : undefined, leaf: 'logGroupArn',
      };
    },
  }),
  diagnostic({
    id: 'CB-GW-007',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'The key of a hypervisor is the ARN of a key or of an alias, or the name of an alias.',
    why: 'AWS Backup gateway refuses the hypervisor.',
    source: key.source,
    check({ kmsKeyArn: arn }, place) {
      if (!isKnown(arn) || /^alias\/\S+$/.test(arn) || isArnOf('keyOrAlias', arn)) return undefined;
      return { what: `key of ${place.label}`, must: "be the ARN of a key or alias, or 'alias/<name>'", got: `'${arn}'`, leaf: 'kmsKeyArn' };
    },
  }),
  diagnostic({
    id: 'CB-GW-008',
    severity: 'warning',
    when: 'part',
    on: 'hypervisor',
    title: 'The host of a hypervisor is written as a URL.',
    why: 'The gateway connects to a name or an IP address.',
    source: ours('AWS documents a host name or IP address'),
    check({ host }, place) {
      if (!isKnown(host) || !/^[a-z]+:\/\//i.test(host)) return undefined;
      return { what: `host of ${place.label}`, must: 'be a name or an IP address', got: `'${host}'`, leaf: 'host' };
    },
  }),
  diagnostic({
    id: 'CB-GW-009',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'At most 10 tags of VMware are mapped for a hypervisor.',
    why: 'AWS Backup gateway refuses the mappings.',
    source: mostMappings.source,
    check({ tagMappings = [] }, place) {
      if (tagMappings.length <= mostMappings.value) return undefined;
      return { what: `tag mappings of ${place.label}`, must: `be at most ${mostMappings.value}`, got: String(tagMappings.length), leaf: 'tagMappings' };
    },
  }),
  diagnostic({
    id: 'CB-GW-010',
    severity: 'error',
    when: 'part',
    on: 'hypervisor',
    title: 'A tag mapping names a category and a tag of VMware, and a tag that AWS takes.',
    why: 'AWS Backup gateway refuses the mappings.',
    source: tagKey.source,
    check: ({ tagMappings = [] }, place) => tagMappings.flatMap((mapping, i): Problem[] => {
      const leaf = `tagMappings[${i}]`;
      const problems = ([['VMware category', 'vmwareCategory'], ['VMware tag', 'vmwareTagName']] as const).flatMap(([word, field]): Problem[] => {
        const name = mapping[field];
        if (!isKnown(name) || (name.length >= 1 && name.length <= vmwareNameMaxLength.value)) return [];
        return [{ what: `${word} of a mapping of ${place.label}`, must: `have 1 to ${vmwareNameMaxLength.value} characters`, got: String(name.length), leaf: `${leaf}.${field}` }];
      });
      const { awsTagKey, awsTagValue } = mapping;
      if (isKnown(awsTagKey) && !tagKey.value.test(awsTagKey)) {
        problems.push({
          what: `AWS tag key of a mapping of ${place.label}`, must: "have 1 to 128 letters, digits, spaces or any of _.:/=+-@, and not begin with 'aws:'",
          got: show(awsTagKey), leaf: `${leaf}.awsTagKey`,
        });
      }
      if (isKnown(awsTagValue) && awsTagValue.length > awsTagValueMaxLength.value) {
        problems.push({
          what: `AWS tag value of a mapping of ${place.label}`, must: `have at most ${awsTagValueMaxLength.value} characters`, got: String(awsTagValue.length),
          leaf: `${leaf}.awsTagValue`,
        });
      }
      return problems;
    }),
  }),
  diagnostic({
    id: 'CB-GW-011',
    severity: 'warning',
    when: 'whole',
    on: 'hypervisor',
    title: 'A hypervisor has a key that no role of the app was allowed to decrypt with.',
    why: 'AWS Backup checks that the role of a job may use the key of the credentials; without kms:Decrypt every backup and restore of its machines fails.',
    source: guide('bgw-hypervisor-encryption-page'),
    check({ kmsKeyArn, rolesDecrypt }, place) {
      if (kmsKeyArn === undefined || rolesDecrypt !== false) return undefined;
      return {
        what: `key of ${place.label}`, must: 'be open to the roles that back up and restore its machines', got: 'no grant',
        fix: 'call grantDecrypt for the backup role and the restore role', leaf: 'kmsKeyArn',
      };
    },
  }),
];
