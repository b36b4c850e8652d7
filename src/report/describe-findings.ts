import { Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { JudgedApp } from '../checks/app-coverage/judge-app';
import { judgeTemplates } from '../checks/judge-templates';
import { CATALOGUE } from '../model/diagnostics/catalogue';
import type { Diagnostic, Finding } from '../model/diagnostics/diagnostic';
import { toldOn } from '../private/report';
import type { PostureAcceptance, PostureFinding } from './posture';
import { undated } from './undated';

const BY_ID: ReadonlyMap<string, Diagnostic> = new Map(CATALOGUE.map(diagnostic => [diagnostic.id, diagnostic]));

/** Everything that the catalogue has to say about an app: of its templates, of coverage, and what constructs have said. */
export function describeFindings(judged: JudgedApp): PostureFinding[] {
  const { index } = judged.result;
  const told = index.constructs.flatMap(({ construct, path }) => toldOn(construct.node)
    .filter(({ id }) => BY_ID.has(id))
    .map(said => describe({ ...said, severity: 'warning', path: '' }, path, judged)));
  const found = [
    ...judged.findings.map(({ finding, path }) => describe(finding, path, judged)),
    ...judgeTemplates(index).map(({ finding, resource }) => describe(finding, resource.constructPath, judged)),
    ...told,
  ];
  return inOrder(found, keyOf);
}

/** What somebody has acknowledged, and why; on the scope, below it, and above it. */
export function describeAcceptances({ result: { index } }: JudgedApp, scope: IConstruct): PostureAcceptance[] {
  const above = scope.node.scopes.slice(0, -1).map(construct => ({ construct, path: construct.node.path }));
  const accepted = [...above, ...index.constructs].flatMap(({ construct, path }) => acknowledgedOn(construct).map(
    ([id, reason]): PostureAcceptance => ({ id, path, title: BY_ID.get(id)!.title, reason: Token.isUnresolved(reason) ? null : String(reason) }),
  ));
  return inOrder(accepted, ({ id, path }) => `${id}\n${path}`);
}

function acknowledgedOn({ node }: IConstruct): (readonly [string, unknown])[] {
  return node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, unknown>))
    .map(([id, reason]) => [id.replace(/^.*::/, ''), reason] as const)
    .filter(([id]) => BY_ID.has(id));
}

function describe(finding: Finding, path: string, judged: JudgedApp): PostureFinding {
  const { id, severity, message, fix } = finding;
  return { id, severity, path, title: BY_ID.get(id)!.title, message: undated(id, message, judged), fix: fix ?? null };
}

/** Each once; of several with one key the last one holds. */
function inOrder<T>(all: readonly T[], key: (one: T) => string): T[] {
  const each = new Map(all.map(one => [key(one), one]));
  return [...each.entries()].sort(([one], [other]) => one < other ? -1 : 1).map(([, one]) => one);
}

function keyOf({ severity, id, path, message }: PostureFinding): string {
  return [severity, id, path, message].join('\n');
}
