import * as iam from 'aws-cdk-lib/aws-iam';
import { leaf } from '../model/known';
import type { Leaf } from '../model/known';

/** The access policy of a vault: our statements, the user's document, and what is added later. */
export class VaultPolicy {
  private readonly own: iam.PolicyDocument;

  constructor(statements: readonly iam.PolicyStatement[], private readonly document: iam.PolicyDocument | undefined) {
    this.own = new iam.PolicyDocument({ statements: [...statements] });
  }

  public add(statement: iam.PolicyStatement): void {
    this.own.addStatements(statement);
  }

  /** The document of the user's stays theirs, since it may serve other vaults too. */
  public render(): PolicyJson | undefined {
    const statements = [this.own, this.document].flatMap(document => (document?.toJSON() as PolicyJson | undefined)?.Statement ?? []);
    return statements.length > 0 ? { Version: '2012-10-17', Statement: statements } : undefined;
  }

  /** Actions of all statements. */
  public actions(): Leaf<string>[] {
    const statements = this.render()?.Statement ?? [];
    return statements.flatMap(statement => statement.Action ?? []).map(action => leaf(action));
  }
}

interface PolicyJson {
  readonly Version: string;
  readonly Statement: readonly { readonly Action?: string | string[] }[];
}
