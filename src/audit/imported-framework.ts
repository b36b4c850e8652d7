import { Resource } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';

/** A framework that exists. */
export class ImportedFramework extends Resource implements backup.IFrameworkRef {
  constructor(scope: Construct, id: string, private readonly frameworkArn: string) {
    super(scope, id, { environmentFromArn: frameworkArn });
  }

  public get frameworkRef(): backup.FrameworkReference {
    return { frameworkArn: this.frameworkArn };
  }
}
