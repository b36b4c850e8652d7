import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ExemptionModel } from '../model/app-coverage/coverage-subjects';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';

/** Under which an exemption is kept on its construct; it goes into the cloud assembly with the rest of the metadata. */
const EXEMPTION_KEY = 'cdk-compliant-backup:exemption';

/** What is kept. */
export interface ExemptionData {
  readonly reason: string;
  readonly owner?: string;
  readonly expires?: string;
  /** Whether a construct of this library exempts what it makes itself. */
  readonly own?: boolean;
}

/** On the root of a tree, the constructs that have exemptions: nobody has to look at all the others. Other copies of this library know it, too. */
const EXEMPTED = Symbol.for('cdk-compliant-backup.exempted');

/** Says that a construct, and what is below it, is not backed up on purpose. */
export function exempt(construct: IConstruct, data: ExemptionData): void {
  construct.node.addMetadata(EXEMPTION_KEY, data);
  const { root } = construct.node;
  const known = exempted(root);
  if (known) known.add(construct);
  else Object.defineProperty(root, EXEMPTED, { value: new Set([construct]) });
}

/** Constructs with exemptions that are in the tree below a scope, or the scope itself, in the order in which they got them. */
export function exemptedBelow(scope: IConstruct): IConstruct[] {
  return [...exempted(scope.node.root) ?? []].filter(construct => isBelow(construct, scope));
}

function exempted(root: IConstruct): Set<IConstruct> | undefined {
  return Reflect.get(root, EXEMPTED) as Set<IConstruct> | undefined;
}

/** What was taken out of the tree still knows where it was. */
function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  if (construct === scope) return true;
  const { scope: parent, id } = construct.node;
  return parent !== undefined && parent.node.tryFindChild(id) === construct && isBelow(parent, scope);
}

/** Exemption of a construct itself; of several, the last one. */
export function exemptionOn(construct: IConstruct): ExemptionModel | undefined {
  let data: unknown;
  for (const entry of construct.node.metadata) if (entry.type === EXEMPTION_KEY) data = entry.data;
  if (typeof data !== 'object' || data === null) return undefined;
  const field = (name: keyof ExemptionData): Leaf<string> => {
    const value: unknown = Reflect.get(data, name);
    if (value === undefined || typeof value === 'string') return leaf(value);
    return Token.isUnresolved(value) ? UNKNOWN : undefined;
  };
  const own = Reflect.get(data, 'own') === true;
  return { path: construct.node.path, own, reason: field('reason'), owner: field('owner'), expires: field('expires'), today: undefined, exempts: undefined };
}
