import { App } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';

/**
 * The app that tests synthesize.
 *
 * From 2.262 on, aws-cdk-lib runs AWS's own template validator at every synth; here its findings fail the test
 * instead of being printed. Later it also warns about every reference between stacks unless told how strong
 * references are meant to be. The floor does not know these flags.
 */
export function testApp(props: AppProps = {}): App {
  return new App({
    analyticsReporting: false,
    ...props,
    context: {
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      ...props.context,
    },
  });
}

/** An app whose templates AWS's validator would refuse, because they are fragments or wrong on purpose. */
export function fragmentApp(): App {
  return testApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } });
}
