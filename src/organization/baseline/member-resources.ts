import type { IConstruct } from 'constructs';
import type { MemberNameModel } from '../../model/organization/organization-backup-model';

/** What something in the app makes in member accounts. */
export interface MemberResources {
  readonly regions: readonly string[];
  /** In each of the Regions, logically air-gapped ones included. */
  readonly vaultNames: readonly string[];
  /** With their path, once in each account. */
  readonly roleNames: readonly string[];
}

/** What a policy names in member accounts. */
export interface NeededResources {
  readonly vaults: readonly { readonly name: string; readonly region: string }[];
  readonly roles: readonly string[];
}

const DECLARED = new WeakMap<IConstruct, MemberResources[]>();

/** For whoever makes vaults and roles in member accounts: policies of the same app may name them. */
export function declareMemberResources(scope: IConstruct, resources: MemberResources): void {
  const { root } = scope.node;
  DECLARED.set(root, [...declaredMemberResources(scope), resources]);
}

/** Everything that the app makes in member accounts. */
export function declaredMemberResources(scope: IConstruct): readonly MemberResources[] {
  return DECLARED.get(scope.node.root) ?? [];
}

/** What is named and not made. */
export function missingMemberResources({ vaults, roles }: NeededResources, made: readonly MemberResources[]): MemberNameModel[] {
  const missing = vaults.filter(({ name, region }) => !made.some(({ regions, vaultNames }) => regions.includes(region) && vaultNames.includes(name)));
  const names = [...new Set(missing.map(({ name }) => name))];
  return [
    ...names.map(name => ({ what: `vault '${name}'`, regions: [...new Set(missing.filter(vault => vault.name === name).map(({ region }) => region))] })),
    ...[...new Set(roles)].filter(role => !made.some(({ roleNames }) => roleNames.includes(role))).map(role => ({ what: `role '${role}'`, regions: [] })),
  ];
}
