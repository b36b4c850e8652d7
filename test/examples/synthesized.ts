import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';

const DONE = new Map<string, Example>();

/** An example as `cdk synth` sees it. */
export class Example {
  /** Runs `examples/<name>/app.ts`, once. */
  public static run(name: string): Example {
    const example = DONE.get(name) ?? Example.synthesize(name);
    DONE.set(name, example);
    return example;
  }

  /** It ends like any app of a user: it leaves it to `App` to synthesize when the process ends. */
  private static synthesize(name: string): Example {
    const outdir = process.env.CDK_OUTDIR = mkdtempSync(join(tmpdir(), `${name}-`));
    // Plugins report there even where they have nothing to say.
    const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    // A copy of its own of every module, of Jest's process object too: nothing else waits for this event.
    jest.isolateModules(() => {
      jest.requireActual(`../../examples/${name}/app`);
      process.emit('beforeExit', 0);
    });
    print.mockRestore();
    delete process.env.CDK_OUTDIR;
    return new Example(new CloudAssembly(outdir));
  }

  private constructor(private readonly assembly: CloudAssembly) {}

  /** Names of the stacks, in the order of deployment. */
  public get stacks(): string[] {
    return this.assembly.stacks.map(stack => stack.stackName);
  }

  /** What `cdk synth` would have to look up, with credentials. */
  public get missing(): unknown {
    return this.assembly.manifest.missing;
  }

  /** Warnings and errors. */
  public get complaints(): string[] {
    return this.assembly.stacks.flatMap(({ messages }) => messages.filter(({ level }) => String(level) !== 'info').map(({ entry }) => String(entry.data)));
  }

  public template(stackName: string): Template {
    return Template.fromJSON(this.assembly.getStackByName(stackName).template as Record<string, unknown>);
  }

  /** A file of the cloud assembly beside the templates. */
  public file(name: string): string {
    return readFileSync(join(this.assembly.directory, name), 'utf8');
  }

  /** Names of the stacks that a stack waits for. */
  public dependenciesOf(stackName: string): string[] {
    const ids = this.assembly.getStackByName(stackName).dependencies.map(({ id }) => id);
    return this.assembly.stacks.filter(({ id }) => ids.includes(id)).map(stack => stack.stackName);
  }
}

/** What the shop of the examples brings along. */
export const SHOP = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'];

/** How many resources of each type a template has, the shop's own left out. */
export function typesIn(template: Template, ...own: string[]): Record<string, number> {
  const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string }> };
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(Resources)) {
    if (!own.includes(Type)) counts[Type] = (counts[Type] ?? 0) + 1;
  }
  return counts;
}

/** Properties of the one resource of a type. */
export function only(example: Example, stack: string, type: string): Record<string, unknown> {
  const found = Object.values(example.template(stack).findResources(type)) as { Properties: Record<string, unknown> }[];
  expect(found).toHaveLength(1);
  return found[0].Properties;
}
