import { Lazy } from 'aws-cdk-lib';
import type { CfnTag, IResolvable, TagManager } from 'aws-cdk-lib';

/** Tags of a resource that is rendered without an L1, which would do this itself. */
export function standardTags(tags: TagManager): IResolvable {
  return Lazy.any({
    produce: () => (tags.renderTags() as CfnTag[] | undefined)?.map(({ key, value }) => ({ Key: key, Value: value })),
  });
}
