import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { along } from '../checks/along';
import type { JudgedApp } from '../checks/app-coverage/judge-app';
import { COVERAGE_RULES } from '../checks/app-coverage/judge-coverage';
import { judgeTemplates } from '../checks/judge-templates';
import { BACKUP_CHECKS, BACKUP_COVERAGE } from '../checks/plugin-names';
import { CATALOGUE } from '../model/diagnostics/catalogue';
import type { Diagnostic, Finding } from '../model/diagnostics/diagnostic';
import { acknowledgedIn, isDropped, toldOn } from '../private/report';
import type { PostureAcceptance, PostureFinding } from './posture';
import { undated } from './undated';

const OF_COVERAGE: ReadonlySet<string> = new Set(COVERAGE_RULES.map(({ id }) => id));

const BY_ID: ReadonlyMap<string, Diagnostic> = new Map(CATALOGUE.map(diagnostic => [diagnostic.id, diagnostic]));

/** Everything that the catalogue has to say about an app: of its templates, of coverage, and what constructs have said. */
export function describeFindings(judged: JudgedApp): PostureFinding[] {
  const { index } = judged.result;
  const told = index.constructs.flatMap(({ construct, path }) => toldOn(construct.node)
    .filter(({ id }) => BY_ID.has(id))
    .map(said => describe({ ...said, severity: 'warning', path: '' }, path, judged)));
  const ofPlugins = [
    ...judged.findings,
    ...judgeTemplates(index).map(({ finding, resource }) => ({ finding, path: resource.constructPath })),
  ].filter(({ finding: { id }, path }) => !isDropped(along(index.scope, path).at(-1)!, pluginOf(id), id));
  return inOrder([...ofPlugins.map(({ finding, path }) => describe(finding, path, judged)), ...told], keyOf);
}

/** What somebody has acknowledged, and why; on the scope, below it, and above it. What silences nothing is not among it. */
export function describeAcceptances(judged: JudgedApp, scope: IConstruct): PostureAcceptance[] {
  const above = scope.node.scopes.slice(0, -1).map(construct => ({ construct, path: construct.node.path }));
  const accepted = [...above, ...judged.result.index.constructs].flatMap(({ construct, path }) => acknowledgedIn(construct.node)
    .filter(([written]) => isInForce(written, judged))
    .map(([written, reason]): PostureAcceptance => {
      const id = bare(written);
      return { id, path, title: BY_ID.get(id)!.title, reason: Token.isUnresolved(reason) ? null : String(reason) };
    }));
  return inOrder(accepted, ({ id, path }) => `${id}\n${path}`);
}

/** Warnings are silenced by any form of their id, errors only by that with the plugin. */
function isInForce(written: string, { eased }: JudgedApp): boolean {
  const id = bare(written);
  const diagnostic = BY_ID.get(id);
  if (!diagnostic) return false;
  return diagnostic.severity === 'warning' || eased.includes(id) || written === `${pluginOf(id)}::${id}`;
}

function bare(written: string): string {
  return written.replace(/^.*::/, '');
}

function pluginOf(id: string): string {
  return OF_COVERAGE.has(id) ? BACKUP_COVERAGE : BACKUP_CHECKS;
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
