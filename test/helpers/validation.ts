import type { IPolicyValidationContext } from 'aws-cdk-lib';

/** What aws-cdk-lib hands to a plugin. Later versions hand over more; ours read none of it. */
export const VALIDATION_CONTEXT = { templatePaths: [] as string[] } as unknown as IPolicyValidationContext;
