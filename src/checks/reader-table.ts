import type { Reader } from './readers';

/** The reader of each CloudFormation type; a line each. */
export const READERS: Readonly<Record<string, Reader>> = {
};
