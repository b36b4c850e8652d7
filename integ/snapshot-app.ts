import { App } from 'aws-cdk-lib';

/** An app whose snapshot is the same on every machine. */
export function snapshotApp(): App {
  // Else the metadata would hold paths of this machine: where each message and each stack comes from.
  process.env.CDK_DISABLE_STACK_TRACE = '1';
  Error.stackTraceLimit = 0;
  return new App({ treeMetadata: false });
}
