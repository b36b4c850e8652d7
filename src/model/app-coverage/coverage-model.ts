import type { Leaf } from '../known';
import type { SelectionModel } from '../plan/plan-model';
import type { ResourceIdentity } from './resource-identity';

/** Tags that a resource will have, as far as templates tell. */
export interface ResourceTags {
  readonly values: ReadonlyMap<string, Leaf<string>>;
  /** Whether it surely has no others. */
  readonly complete: boolean;
}

/** Where something is deployed. */
export interface PlaceModel {
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  /** Two things of one deployment lie in one place, even where nobody knows which. */
  readonly deployment: string;
}

/** A stateful resource that AWS Backup supports. */
export interface ResourceModel extends PlaceModel {
  /** Construct path. */
  readonly path: string;
  readonly logicalId: string;
  readonly stack: string;
  readonly cloudFormationType: string;
  /** Ids of the types it can be of; several where what tells them apart is not known. */
  readonly types: readonly string[];
  readonly label: string;
  /** Path of the resource that it is in truth, where one of this app was imported. */
  readonly sameAs?: string;
  readonly identity: ResourceIdentity | undefined;
  readonly tags: ResourceTags;
  /** Name of the condition on which it is deployed, unique in the app. */
  readonly condition: string | undefined;
  /** Not a resource of this app: what the app that owns it does is not known. */
  readonly imported: boolean;
  /** Paths of resources whose backup includes this one, for example the instance of an attached volume. */
  readonly within: readonly string[];
}

/** What a rule of a plan does, as far as coverage tells it. */
export interface CoveringRule {
  readonly name: Leaf<string>;
  readonly continuous: Leaf<boolean>;
  readonly deleteAfterDays: Leaf<number>;
  readonly vault: Leaf<string>;
  /** Whether backups go into a logically air-gapped vault directly. */
  readonly airGapsDirectly: boolean;
  readonly copies: readonly CoveringCopy[];
}

export interface CoveringCopy {
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly vault: Leaf<string>;
  /** Whether the vault is logically air-gapped; undefined: not known. */
  readonly airGapped: boolean | undefined;
}

/** A resource of the app whose ARN CloudFormation makes up, as the ARN in a selection that refers to it. */
export interface NamedResource {
  readonly path: string;
}

/** ARNs of a selection; names of resources that are made up have marks in them. */
export type CoveringArns = Leaf<readonly (Leaf<string> | NamedResource)[]>;

/** A selection as coverage compares it with resources. */
export interface CoveringSelection extends Pick<SelectionModel, 'name' | 'listOfTags' | 'conditions'> {
  readonly resources: CoveringArns;
  readonly notResources: CoveringArns;
  readonly path: string;
  readonly condition: string | undefined;
  /** Paths of resources that were named as constructs. */
  readonly paths: readonly string[];
  readonly notPaths: readonly string[];
}

/** A plan, of the app or declared. */
export interface CoveringPlan extends PlaceModel {
  /** Construct path, or the name of a declared plan. */
  readonly path: string;
  readonly name: Leaf<string>;
  readonly condition: string | undefined;
  readonly rules: Leaf<readonly CoveringRule[]>;
  readonly selections: readonly CoveringSelection[];
  /** Set where the plan was declared and is not a part of the app: where it holds. No list: everywhere. */
  readonly assumed?: { readonly accounts?: readonly string[]; readonly regions?: readonly string[] };
}
