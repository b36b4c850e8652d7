import { isKnown } from '../known';
import { listOf, plainTagKey } from '../plan/placed-selection';
import { add, ArnList } from './arn-list';
import type { CoveringSelection, ResourceModel, ResourceTags } from './coverage-model';
import { namesNothing } from './selection-matcher';
import { SET_BY_AWS } from './tag-match';

/**
 * Finds the few selections that can take a resource at all, so that the many others of a large app cost nothing.
 */
export class SelectionLookup<T> {
  private readonly always: T[] = [];
  /** By service and by resource part. */
  private readonly byArn = new Map<string, Map<string, T[]>>();
  /** All that name single resources. */
  private readonly naming: T[] = [];
  private readonly byService = new Map<string, T[]>();
  private readonly byPath = new Map<string, T[]>();
  private readonly byTag = new Map<string, T[]>();
  private readonly byTagKey = new Map<string, T[]>();
  private readonly byTagOfAws: T[] = [];
  private readonly withTags: T[] = [];
  /** What a set of tags leads to; many resources share one. */
  private readonly byTags = new WeakMap<ResourceTags, readonly T[]>();

  /** Takes in a selection; `item` is what is found for it. */
  public add(selection: CoveringSelection, item: T): void {
    const arns = new ArnList(selection.resources, selection.paths);
    const tags = listOf(selection.listOfTags);
    if (namesNothing(selection) || arns.open || arns.patterns.size > 0 || tags === undefined || tags.some(({ key }) => !isKnown(key))) {
      this.always.push(item);
      return;
    }
    for (const [service, resources] of arns.plain) {
      let ofService = this.byArn.get(service);
      if (!ofService) this.byArn.set(service, ofService = new Map());
      for (const resource of resources.keys()) add(ofService, resource, item);
    }
    if (arns.plain.size + arns.named.size > 0) this.naming.push(item);
    for (const service of arns.written.keys()) add(this.byService, service, item);
    for (const path of arns.paths) add(this.byPath, path, item);
    for (const path of arns.named) add(this.byPath, path, item);
    for (const { key, value } of tags) {
      const plain = plainTagKey(String(key));
      add(this.byTagKey, plain, item);
      if (SET_BY_AWS.test(plain)) this.byTagOfAws.push(item);
      add(this.byTag, `${plain}\n${isKnown(value) ? value : ''}`, item);
    }
    if (tags.length > 0) this.withTags.push(item);
  }

  /** Selections that may take a resource, each once. */
  public candidates(resource: ResourceModel): readonly T[] {
    const { tags } = resource;
    let byTags = this.byTags.get(tags);
    if (!byTags) this.byTags.set(tags, byTags = this.candidatesByTags(tags));
    const found = union(byTags, this.byPath.get(resource.sameAs ?? resource.path));
    // Most apps name no ARN that has to be compared.
    if (this.byArn.size === 0 && !resource.imported) return found;
    const { identity } = resource;
    if (!identity) return union(found, this.naming);
    return union(union(found, this.byArn.get(identity.service)?.get(identity.resource)), this.byService.get(identity.service));
  }

  private candidatesByTags({ values, complete }: ResourceTags): readonly T[] {
    const found: T[] = [...this.always, ...this.byTagOfAws];
    if (!complete) found.push(...this.withTags);
    for (const [key, value] of values) {
      if (isKnown(value)) found.push(...this.byTag.get(`${key}\n${value}`) ?? [], ...this.byTag.get(`${key}\n`) ?? []);
      else found.push(...this.byTagKey.get(key) ?? []);
    }
    return [...new Set(found)];
  }
}

function union<T>(one: readonly T[], other: readonly T[] = []): readonly T[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...new Set([...one, ...other])];
}
