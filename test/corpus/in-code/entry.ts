import { Stack } from 'aws-cdk-lib';
import type { App, StackProps } from 'aws-cdk-lib';
import { BackupCoverage } from '../../../src';
import { testApp } from '../../helpers/app';
import { VALIDATION_CONTEXT } from '../../helpers/validation';

/** What only who writes code can get wrong: the diagnostic that names it, and the nearest thing that is right. */
export interface InCode {
  readonly id: string;
  readonly title: string;
  readonly wrong: Write;
  readonly right: Write;
  readonly stack: StackProps;
}
/** A BackupCoverage that it returns is asked after the synth. */
export type Write = (stack: Stack) => unknown;

export const ACCOUNT = '111122223333';

/** `npx projen rules` shows the text of both functions, so they are short, and say nothing that is beside the point. */
export function inCode(id: string, title: string, wrong: Write, right: Write, stack: StackProps = {}): InCode {
  return { id, title, wrong, right, stack };
}

/** What is said about it, at once or at synth: `<message> (<id>)`, one line each. */
export function saidInCode(write: Write, props: StackProps): string[] {
  const app = testApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } });
  const stack = new Stack(app, 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' }, ...props });
  try {
    const made = write(stack);
    app.synth();
    if (made instanceof BackupCoverage) return made.validate(VALIDATION_CONTEXT).violations.map(({ ruleName, description }) => `${description} (${ruleName})`);
  } catch (error) {
    const { message } = error as Error;
    const lines = message.split('\n').filter(line => line.endsWith(')'));
    // Without the path of the construct, which stands in front or behind.
    return lines.length > 0 ? lines.map(line => line.trim().replace(/^\[[^\]]*\] /, '').replace(/ \[[^\]]*\] \(/, ' (')) : [message];
  }
  return warningsOf(app);
}

/** Each release of aws-cdk-lib writes in a way of its own how to acknowledge a warning. */
function warningsOf(app: App): string[] {
  return app.synth().stacks.flatMap(({ messages }) => messages).filter(({ level }) => level === 'warning').map(({ entry }) => {
    const [, message, id = ''] = /^([^]*?)(?: \[ack: (?:.*::)?(CB-[A-Z]+-\d{3})\])?$/.exec(String(entry.data))!;
    return `${message} (${id})`;
  });
}

