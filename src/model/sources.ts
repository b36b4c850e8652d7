/** Where a fact was read, so that it can be read again. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  /** Month in which somebody looked, `YYYY-MM`. */
  readonly checked: string;
}

const CHECKED = '2026-11';

/** A page of the AWS Backup Developer Guide. */
export function guide(page: string): Source {
  return { title: `AWS Backup Developer Guide, ${page}`, url: `https://docs.aws.amazon.com/aws-backup/latest/devguide/${page}.html`, checked: CHECKED };
}

/** A shape or operation of the AWS Backup API. */
export function api(shape: string): Source {
  return { title: `AWS Backup API Reference, ${shape}`, url: `https://docs.aws.amazon.com/aws-backup/latest/devguide/API_${shape}.html`, checked: CHECKED };
}

/** A shape of the AWS Organizations API. */
export function organizations(shape: string): Source {
  return { title: `AWS Organizations API Reference, ${shape}`, url: `https://docs.aws.amazon.com/organizations/latest/APIReference/API_${shape}.html`, checked: CHECKED };
}

/** A resource type of CloudFormation, as its registry schema has it. */
export function cloudformation(type: string): Source {
  const page = type.toLowerCase().replace('aws::', 'aws-resource-').replace(/::/g, '-');
  return { title: `CloudFormation registry schema of ${type}`, url: `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`, checked: CHECKED };
}

/** A page of another service. */
export function page(title: string, url: string): Source {
  return { title, url, checked: CHECKED };
}

/** Not in any AWS text: follows from other facts, which `because` names. */
export function derived(because: string): Source {
  return { title: `Derived: ${because}`, checked: CHECKED };
}

/** A rule of this library, not of AWS; `because` says why we hold it. */
export function ours(because: string): Source {
  return { title: `This library: ${because}`, checked: CHECKED };
}
