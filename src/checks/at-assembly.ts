import { Stack, StackSynthesizer } from 'aws-cdk-lib';
import type {
  DockerImageAssetLocation, DockerImageAssetSource, FileAssetLocation, FileAssetSource, ISynthesisSession,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Runs something when all templates below an App or Stage are written, and before any validation plugin runs: plugins
 * must not write into the cloud assembly, and cdk-nag may be asked before ours.
 *
 * The way there that aws-cdk-lib offers to everybody is a synthesizer, and stacks are synthesized in the order in which they
 * were added. So one is added when nothing comes after it any more; it renders nothing and leaves the tree again.
 */
export function atAssembly(scope: Construct, id: string, run: (folder: string) => void): void {
  scope.node.addValidation({
    validate: () => {
      // Beside a stack of that name, and beside what another plugin has added.
      let free = id;
      for (let n = 2; scope.node.tryFindChild(free); n++) free = `${id}${n}`;
      new Stack(scope, free, {
        synthesizer: new LastOfAll(folder => {
          scope.node.tryRemoveChild(free);
          run(folder);
        }),
      });
      return [];
    },
  });
}

class LastOfAll extends StackSynthesizer {
  constructor(private readonly run: (folder: string) => void) {
    super();
  }

  public synthesize(session: ISynthesisSession): void {
    this.run(session.outdir);
  }

  public addFileAsset(_asset: FileAssetSource): FileAssetLocation {
    throw new Error('a stack of nothing must have no assets, got a file');
  }

  public addDockerImageAsset(_asset: DockerImageAssetSource): DockerImageAssetLocation {
    throw new Error('a stack of nothing must have no assets, got an image');
  }
}
