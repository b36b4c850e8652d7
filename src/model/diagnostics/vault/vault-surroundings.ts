import { BACKUP_ACTIONS } from '../../backup-actions';
import { nearest } from '../../did-you-mean';
import { isKnown } from '../../known';
import { cloudformation, derived, guide, ours } from '../../sources';
import type { PolicyModel } from '../../template-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const NOTIFICATIONS = guide('backup-notifications');
const ACCESS = guide('create-a-vault-access-policy');
const POLICY_CHANGE = 'backup:PutBackupVaultAccessPolicy';
const ELEMENTS = ['Effect', 'Principal', 'Action', 'Resource'];

/** What only a template shows around a vault: its key, its topic, and its access policy word by word. */
export const VAULT_SURROUNDINGS_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-KEEP-001',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'A vault that is replaced is not kept.',
    why: 'Another name or another key makes CloudFormation delete the old vault, with its backups or against them.',
    source: ours('backups outlive what they back up'),
    check({ surroundings, retained }, place) {
      if (surroundings?.keptWhenReplaced !== false || retained !== true) return undefined;
      return { what: `UpdateReplacePolicy of ${place.label}`, must: 'retain it', got: 'Delete', fix: "set UpdateReplacePolicy: 'Retain'", leaf: 'surroundings.keptWhenReplaced' };
    },
  }),
  diagnostic({
    id: 'CB-KEEP-002',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'The key of a vault goes with its stack.',
    why: 'Without the key nobody can read the backups that the vault keeps.',
    source: ours('a key outlives what it encrypts'),
    check({ surroundings, retained }, place) {
      if (surroundings?.keyRetained !== false || retained === false) return undefined;
      return { what: `DeletionPolicy of the key of ${place.label}`, must: 'retain it', got: 'Delete', leaf: 'surroundings.keyRetained' };
    },
  }),
  diagnostic({
    id: 'CB-KEEP-003',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'EncryptionKeyArn is given something else than the ARN of a key.',
    why: 'AWS documents the ARN only.',
    source: cloudformation('AWS::Backup::BackupVault'),
    check({ surroundings }, place) {
      const got = surroundings?.keyGivenAs;
      return got === undefined ? undefined : { what: `encryption key of ${place.label}`, must: 'be given by its ARN', got, fix: 'use Fn::GetAtt <key>.Arn', leaf: 'encryptionKeyArn' };
    },
  }),
  diagnostic({
    id: 'CB-TOPIC-001',
    severity: 'error',
    when: 'whole',
    on: 'vault',
    title: 'The policy of the notification topic lets AWS Backup publish.',
    why: 'Without sns:Publish for backup.amazonaws.com no notification arrives, and nothing says so.',
    source: NOTIFICATIONS,
    check({ surroundings }, place) {
      if (surroundings?.topicLetsPublish !== false) return undefined;
      return { what: `policy of the notification topic of ${place.label}`, must: "allow 'backup.amazonaws.com' to 'sns:Publish'", got: 'no such statement', leaf: 'topic' };
    },
  }),
  diagnostic({
    id: 'CB-TOPIC-002',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'The notification topic is encrypted with the key that AWS manages.',
    why: 'The policy of that key cannot be changed, so AWS Backup may not use it and no notification arrives.',
    source: derived('the publisher needs kms:GenerateDataKey* and kms:Decrypt on the key of an encrypted topic'),
    check({ surroundings }, place) {
      const key = surroundings?.topicKey;
      if (!isKnown(key) || !/(^|:)alias\/aws\/sns$/.test(key)) return undefined;
      return { what: `notification topic of ${place.label}`, must: 'be encrypted with a key of your own', got: `'${key}'`, leaf: 'topic' };
    },
  }),
  diagnostic({
    id: 'CB-ACCESS-001',
    severity: 'error',
    when: 'whole',
    on: 'vault',
    title: 'The access policy of a vault is a policy document.',
    why: 'AWS Backup refuses it.',
    source: ACCESS,
    check({ surroundings }, place) {
      const policy = surroundings?.policy;
      if (!isKnown(policy)) return undefined;
      const what = `access policy of ${place.label}`;
      if (policy.broken !== undefined) return { what, must: 'be a policy document', got: policy.broken, leaf: 'access' };
      return policy.statements.flatMap(({ effect, elements }, i): Problem[] => {
        const missing = ELEMENTS.filter(element => !elements.includes(element) && !elements.includes(`Not${element}`));
        const at = `statement ${i + 1} of the ${what}`;
        return [
          ...missing.map(element => ({ what: at, must: `have '${element}'`, got: 'none', leaf: 'access' })),
          ...(isKnown(effect) && effect !== 'Allow' && effect !== 'Deny' ? [{ what: `Effect of ${at}`, must: "be 'Allow' or 'Deny'", got: `'${effect}'`, leaf: 'access' }] : []),
        ];
      });
    },
  }),
  diagnostic({
    id: 'CB-ACCESS-002',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'The access policy of a vault names an action that AWS Backup does not have.',
    why: 'It allows or denies nothing; a misspelt Deny protects nothing.',
    source: { title: 'Service Authorization Reference, AWS Backup', url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html', checked: '2026-11' },
    check({ surroundings }, place) {
      return actionsOf(surroundings?.policy).filter(action => !action.includes('*') && !isAction(action)).map(action => {
        const meant = nearest(action.replace(/^backup:/i, ''), BACKUP_ACTIONS);
        return {
          what: `action in the access policy of ${place.label}`,
          must: 'be one of AWS Backup',
          got: `'${action}'`,
          ...(meant === undefined ? {} : { fix: `did you mean 'backup:${meant}'?` }),
          leaf: 'access',
        };
      });
    },
  }),
  diagnostic({
    id: 'CB-ACCESS-003',
    severity: 'error',
    when: 'whole',
    on: 'vault',
    title: 'The access policy of a vault denies everybody to change it.',
    why: 'Not even CloudFormation could ever change or remove it again.',
    source: derived('an explicit Deny wins over every Allow'),
    check({ surroundings }, place) {
      const policy = surroundings?.policy;
      if (!isKnown(policy)) return undefined;
      const locksOut = policy.statements.some(({ effect, principals, actions, elements }) => effect === 'Deny'
        && !elements.includes('Condition') && principals.includes('*') && actions.some(action => isKnown(action) && action.toLowerCase() === POLICY_CHANGE.toLowerCase()));
      if (!locksOut) return undefined;
      return { what: `deny of ${POLICY_CHANGE} on ${place.label}`, must: 'leave somebody out who deploys it', got: 'no condition', fix: 'add a Condition on aws:PrincipalArn', leaf: 'access' };
    },
  }),
];

function actionsOf(policy: PolicyModel | symbol | undefined): string[] {
  return typeof policy === 'object' ? policy.statements.flatMap(({ actions }) => actions).filter(isKnown) : [];
}

/** IAM does not tell capitals in actions apart. */
function isAction(action: string): boolean {
  const [service, name] = action.toLowerCase().split(':');
  return service === 'backup' && BACKUP_ACTIONS.some(known => known.toLowerCase() === name);
}
