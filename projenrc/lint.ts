import type { awscdk } from 'projen';

/**
 * What each folder of src/ may import of the others; imports point down (docs/architecture.md). Files that lie in
 * src/ itself, the front door, may import everything and nobody imports them.
 */
const MODEL: string[] = [];
const PRIVATE = ['model'];
const VAULT = ['model', 'private'];
const PLAN = [...VAULT, 'vault', 'selection', 'copy'];
const CONSTRUCTS = [...PLAN, 'plan'];
const JUDGES = [...CONSTRUCTS, 'audit', 'restore-testing', 'monitoring', 'organization', 'on-premises', 'settings'];
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'model': MODEL,
  'private': PRIVATE,
  'vault': VAULT,
  'selection': VAULT,
  'copy': [...VAULT, 'vault'],
  'plan': PLAN,
  'audit': CONSTRUCTS,
  'restore-testing': CONSTRUCTS,
  'monitoring': CONSTRUCTS,
  'organization': [...CONSTRUCTS, 'settings'],
  'on-premises': CONSTRUCTS,
  'settings': CONSTRUCTS,
  'mixins': CONSTRUCTS,
  'checks': JUDGES,
  'compliance': [...JUDGES, 'checks'],
  'front-door': [...JUDGES, 'checks', 'compliance'],
  'report': [...JUDGES, 'checks', 'compliance'],
};

const zones = [
  ...Object.entries(LAYERS).map(([folder, below]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...below].map(name => `./${name}`),
    message: `Imports point down: src/${folder} may import ${below.length ? below.join(', ') : 'nothing else of ours'}.`,
  })),
  { target: './src/index.ts', from: './src/private', message: 'src/private is never exported.' },
  { target: './src', from: './test', message: 'What users get does not know the tests.' },
];

const INTERNALS = {
  regex: '^aws-cdk-lib/.*(/lib(/|$)|helpers-internal)',
  message: 'Internals of aws-cdk-lib change within months.',
};
// Each further service module costs every user some milliseconds at import; as a type it costs nothing. Those of
// aws-cdk-lib that are named here are loaded anyway, or load their parts when they are first used.
const LOADED_ANYWAY = ['aws-backup', 'aws-events', 'aws-iam', 'aws-kms', 'aws-organizations', 'aws-s3', 'aws-sns', 'region-info'];
const SERVICES = services(LOADED_ANYWAY);
// What these files make has a price of its own, and only those pay it who ask for it.
const ON_REQUEST: Readonly<Record<string, readonly string[]>> = {
  'src/audit/backup-report-tables.ts': ['aws-athena', 'aws-glue'],
  'src/monitoring/**/*.ts': ['aws-chatbot', 'aws-cloudwatch', 'aws-cloudwatch-actions', 'aws-logs', 'aws-sqs'],
  'src/on-premises/**/*.ts': ['aws-backupgateway', 'aws-logs'],
  'src/private/undelivered-events.ts': ['aws-sqs'],
  'src/restore-testing/validation/**/*.ts': ['aws-lambda', 'aws-logs', 'aws-sqs'],
  'src/settings/**/*.ts': ['aws-lambda', 'aws-logs', 'custom-resources'],
};
const MODEL_MODULES = {
  regex: '^aws-cdk-lib/(?!region-info$)',
  message: 'The model is plain data: of aws-cdk-lib it knows core value types only.',
};
const MODEL_NAMES = {
  name: 'aws-cdk-lib',
  allowImportNames: ['Duration', 'TimeZone', 'Token', 'Tokenization'],
  message: 'The model is plain data: of aws-cdk-lib it knows core value types only.',
};

const NO_FIXED_PARTITION = [
  { selector: 'Literal[value=/^arn:aws:/]', message: 'Use the partition of the stack: AWS has more than one.' },
  { selector: 'TemplateElement[value.raw=/^arn:aws:/]', message: 'Use the partition of the stack: AWS has more than one.' },
];
const TAGS = { definedTags: ['default', 'stability', 'internal', 'resource', 'attribute', 'template'] };
const RUNTIME_ONLY = [
  {
    selector: 'CallExpression[callee.name="require"] > Literal[value=/^(?!\\.|node:|@aws-sdk\\/client-)/]',
    message: 'The Node.js runtime of AWS Lambda has the AWS SDK and nothing else.',
  },
];
const NO_SLEEPING_TEST = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
    message: 'A test that does not run tells nothing.',
  },
];

function services(allowed: readonly string[]) {
  return {
    regex: `^aws-cdk-lib/(?!(${allowed.join('|')})$)`,
    allowTypeImports: true,
    message: 'Import it as a type, and tell resources apart by their CloudFormation type.',
  };
}

/** Adds our rules to those that projen sets. */
export function lint(project: awscdk.AwsCdkConstructLibrary, javascript: readonly string[]): void {
  const eslint = project.eslint!;
  // projen leaves JavaScript out, which nearly everywhere is what was compiled.
  for (const files of javascript) eslint.addIgnorePattern(`!${files}`);

  eslint.addPlugins('jsdoc');
  eslint.addRules({
    // Rows of a table read better with several properties a line.
    '@stylistic/object-property-newline': ['off'],
    // A parameter may have the name of a function that stands below it.
    '@typescript-eslint/no-shadow': ['error', { hoist: 'never' }],
    '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
    '@typescript-eslint/no-explicit-any': ['error'],
    'import/no-cycle': ['error', { ignoreExternal: true }],
    'import/order': ['error', {
      groups: ['builtin', 'external', 'internal', 'parent', 'sibling', 'index'],
      alphabetize: { order: 'asc', caseInsensitive: true },
    }],
    'import/no-restricted-paths': ['error', { zones }],
    'jsdoc/check-alignment': ['error'],
    'jsdoc/check-param-names': ['error'],
    'jsdoc/check-tag-names': ['error', { ...TAGS, typed: true }],
    'jsdoc/empty-tags': ['error'],
    'jsdoc/no-bad-blocks': ['error'],
    'jsdoc/no-blank-blocks': ['error'],
    'jsdoc/no-types': ['error'],
    'jsdoc/require-asterisk-prefix': ['error'],
    'jsdoc/require-param-description': ['error'],
    'max-lines': ['error', 400],
  });

  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [INTERNALS, SERVICES] }],
      'no-restricted-syntax': ['error', ...NO_FIXED_PARTITION],
      'no-console': ['error'],
    },
  });
  for (const [files, modules] of Object.entries(ON_REQUEST)) {
    eslint.addOverride({
      files: [files],
      rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [INTERNALS, services([...LOADED_ANYWAY, ...modules])] }] },
    });
  }
  eslint.addOverride({
    files: ['src/model/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [MODEL_NAMES], patterns: [INTERNALS, MODEL_MODULES] }] },
  });
  eslint.addOverride({
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [INTERNALS] }],
      'no-restricted-syntax': ['error', ...NO_SLEEPING_TEST],
    },
  });

  eslint.addOverride({
    files: [...javascript],
    rules: {
      '@typescript-eslint/no-require-imports': ['off'],
      // Comments hold its types, and parameters are named there for no other reason.
      'jsdoc/check-tag-names': ['error', TAGS],
      'jsdoc/no-types': ['off'],
      'jsdoc/require-param-description': ['off'],
    },
  });
  eslint.addOverride({
    files: ['assets/**/*.js'],
    rules: { 'no-restricted-syntax': ['error', ...NO_FIXED_PARTITION, ...RUNTIME_ONLY] },
  });

  eslint.addOverride({
    files: ['src/model/diagnostics/whole-catalogue.ts'],
    // The one place where something is loaded late.
    rules: { '@typescript-eslint/no-require-imports': ['off'] },
  });

  eslint.addOverride({
    files: ['src/mixins/backup-*-defaults.ts'],
    // What injects properties has `any` in the interface of aws-cdk-lib.
    rules: { '@typescript-eslint/no-explicit-any': ['off'] },
  });

  // Rules are changed here, for everybody, or not at all.
  project.tryFindObjectFile('.eslintrc.json')!.addOverride('noInlineConfig', true);
}
