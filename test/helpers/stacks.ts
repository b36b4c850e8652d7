import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { App, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { testApp } from './app';

export const ACCOUNT = '111122223333';
export const IRELAND = { account: ACCOUNT, region: 'eu-west-1' };

/** A stack in Ireland, unless told otherwise. */
export function shop(props: StackProps = {}, id = 'Shop', app: App = testApp()): Stack {
  return new Stack(app, id, { env: IRELAND, ...props });
}

/** What the app synthesizes to, by stack name. */
export function synth(scope: Stack): CloudAssembly {
  return (scope.node.root as App).synth();
}

/** The template of one stack of the app. */
export function templateOf(scope: Stack, stackName: string): Template {
  return Template.fromJSON(synth(scope).getStackByName(stackName).template as { [key: string]: unknown });
}

/** Ids of the warnings of the whole app, each once, without the prefix that aws-cdk-lib gives them. */
export function warnings(scope: Stack): string[] {
  const messages = synth(scope).stacks.flatMap(stack => stack.messages).filter(({ level }) => level === 'warning');
  const ids = messages.map(({ entry }) => /\[ack: (?:annotation::)?([^\]]+)\]/i.exec(String(entry.data))?.[1] ?? String(entry.data));
  return [...new Set(ids)].sort();
}

/** What a synth is refused with, without the heading, and without the lines of the test that made the constructs. */
export function synthErrors(scope: Stack): string[] {
  try {
    synth(scope);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map(line => line.trim()).filter(line => !line.includes('] made at '));
  }
  return [];
}

/** Tokens of which nothing is known at synth, and that template validators accept. */
export function tokens(stack: Stack): { readonly text: string; readonly number: number; readonly list: string[] } {
  return {
    text: new CfnParameter(stack, 'Text').valueAsString,
    number: new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber,
    list: new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList,
  };
}
