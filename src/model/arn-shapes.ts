import { HOLE } from './arn';

/** What the pieces of an ARN of one kind look like. */
interface ArnShape {
  readonly service: RegExp;
  readonly region: RegExp;
  readonly account: RegExp;
  readonly resource: RegExp;
}

const ACCOUNT = /^\d{12}$/;
const NOWHERE = /^$/;
const SOMEWHERE = /^[a-z0-9-]+$/;

/** Kinds of ARN that properties of AWS Backup take; each as the service that owns it writes it. */
export const ARN_SHAPES = {
  role: { service: /^iam$/, region: NOWHERE, account: ACCOUNT, resource: /^role\/.+$/ },
  vault: { service: /^backup$/, region: SOMEWHERE, account: ACCOUNT, resource: /^backup-vault:[a-zA-Z0-9_-]{2,50}$/ },
  /** A vault, or all vaults that a pattern stands for. */
  vaultPattern: { service: /^backup$/, region: /^([a-z0-9-]+|\*)$/, account: /^(\d{12}|\*)$/, resource: /^backup-vault:[a-zA-Z0-9_*-]+$/ },
  framework: { service: /^backup$/, region: SOMEWHERE, account: ACCOUNT, resource: /^framework:[^:/*]+$/ },
  recoveryPoint: { service: /^backup$/, region: SOMEWHERE, account: ACCOUNT, resource: /^recovery-point:.+$/ },
  bucket: { service: /^s3$/, region: NOWHERE, account: NOWHERE, resource: /^[^/:*]+$/ },
  key: { service: /^kms$/, region: SOMEWHERE, account: ACCOUNT, resource: /^key\/.+$/ },
  keyOrAlias: { service: /^kms$/, region: SOMEWHERE, account: ACCOUNT, resource: /^(key|alias)\/.+$/ },
  logGroupWithStreams: { service: /^logs$/, region: SOMEWHERE, account: ACCOUNT, resource: /^log-group:[a-zA-Z0-9_/.-]+:\*$/ },
} as const satisfies Readonly<Record<string, ArnShape>>;

/** Whether a text is an ARN of a kind; pieces that are known at deployment only are not judged. */
export function isArnOf(kind: keyof typeof ARN_SHAPES, text: string): boolean {
  const shape: ArnShape = ARN_SHAPES[kind];
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  // A hole may hold several pieces.
  if (rest.length === 0) return text.includes(HOLE);
  return arn === 'arn' && fits(partition, /^aws[a-z-]*$/) && fits(service, shape.service) && fits(region, shape.region)
    && fits(account, shape.account) && fits(rest.join(':'), shape.resource);
}

function fits(piece: string, form: RegExp): boolean {
  return piece.includes(HOLE) || form.test(piece);
}
