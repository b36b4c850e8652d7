import type { awscdk } from 'projen';

const TS_NODE = 'ts-node --transpile-only --project test/tsconfig.json -r ./scripts/self.js';

/** Adds our tasks to those that projen sets; `npx projen --help` lists them with their descriptions. */
export function tasks(project: awscdk.AwsCdkConstructLibrary): void {
  const script = (name: string, description: string, file: string) =>
    project.addTask(name, { description, exec: `${TS_NODE} ${file}`, receiveArgs: true });

  // The value is a list of major versions.
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

  // jsii leaves files of deleted sources behind; they would be packed.
  project.preCompileTask.exec('node scripts/clean.js lib .jsii dist tsconfig.tsbuildinfo');

  const rules = script('rules', 'Generate RULES.md from the diagnostics catalogue', 'scripts/rules.ts');
  const fixture = script('fixture', 'Let the fixture of the examples import every public name', 'scripts/fixture.ts');
  const checkDocs = script('check-docs', 'Fail where something public lacks a description or a default, or where packages of Go would import each other', 'scripts/check-docs.ts');
  const rosetta = project.addTask('rosetta', {
    description: 'Compile every example in the README files and doc comments',
    steps: [
      { exec: 'jsii-rosetta extract --strict --compile .jsii' },
      { exec: `${TS_NODE} scripts/examples.ts` },
    ],
  });
  project.compileTask.exec('node scripts/lazy.js');
  project.postCompileTask.spawn(rules);
  project.postCompileTask.spawn(fixture);
  project.postCompileTask.spawn(checkDocs);
  project.postCompileTask.spawn(rosetta);
  // jsii-docgen takes the newest aws-cdk-lib that it finds below this folder, so the lane's must not be there.
  project.tasks.tryFind('docgen')!.prependExec('node scripts/clean.js lanes/newest/node_modules');
  script('stale', 'Run all generators and fail where that changes a file (needs a compiled .jsii)', 'scripts/stale.ts');

  const typecheck = project.addTask('typecheck', { description: 'Type-check sources, tests, examples and scripts', exec: 'tsc --noEmit -p test/tsconfig.json' });
  project.testTask.prependSpawn(typecheck);
  // The floor's own constructs use deprecated API; the newest lane looks at ours.
  project.testTask.env('JSII_DEPRECATED', 'quiet');
  project.addTask('newest', {
    description: 'Type-check and test against the newest aws-cdk-lib (lanes/newest), with the findings of its validator as failures',
    env: { JSII_DEPRECATED: 'fail' },
    steps: [
      { exec: 'npm ci --prefix lanes/newest' },
      { exec: 'tsc --noEmit -p lanes/newest/tsconfig.json' },
      { exec: 'jest --ci --config lanes/newest/jest.config.js', receiveArgs: true },
    ],
  });

  script('demo', 'Synthesize the demo app and print what it protects', 'examples/demo/demo.ts').env('JSII_DEPRECATED', 'quiet');
  project.addTask('bench', {
    description: "Compare our cost with L1s and with aws-cdk-lib's L2, and that of the plugins with synth, as ratios in one run; simulate an organization",
    steps: ['bench/bench.ts', 'bench/checks.ts', 'bench/organization.ts'].map(file => ({ exec: `${TS_NODE} ${file}`, receiveArgs: true })),
  });
  script('corpus', "Measure our checks, AWS's validator and cfn-lint on the corpus of right and wrong templates", 'scripts/corpus.ts');
  script('events', 'Run every event pattern of the alerts against sample events with the matcher of EventBridge', 'scripts/events.ts');
  script('consumer', 'Install the packed tarball in an empty folder and synthesize apps there', 'scripts/consumer.ts');
  script('emulator', 'Deploy an app into an emulator on this machine and read it back', 'scripts/emulator.ts');
  script('languages', 'Generate, compile and try the packages for Python, Java, Go and .NET', 'scripts/languages.ts');
  project.addTask('integ', {
    description: 'Compare the synthesized integ apps with their snapshots',
    exec: 'integ-runner',
    env: { AWS_REGION: 'us-east-1', TS_NODE_TRANSPILE_ONLY: 'true', TS_NODE_PROJECT: 'test/tsconfig.json' },
    receiveArgs: true,
  });
}
