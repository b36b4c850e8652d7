import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { RestoreValidator } from '../../src';
import type { BuiltInValidatorOptions } from '../../src';
import { TESTABLE_TYPES } from '../../src/model/restore-testing/restore-metadata';
import { BUILT_IN_CHECKS } from '../../src/model/restore-testing/restore-validator-limits';
import type { BoundValidator, ValidationContext } from '../../src/restore-testing/validation/bound-validator';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const ROOT = join(__dirname, '..', '..');
const PLAN = `arn:aws:backup:eu-west-1:${ACCOUNT}:restore-testing-plan:weekly-1`;
const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:ours`;
const MACHINE = `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:ours`;

/** What RestoreTesting is to a validator. */
class Tests extends Construct {
  public readonly bound: BoundValidator;

  constructor(scope: Construct, id: string, validator: RestoreValidator, context: Partial<ValidationContext> = {}) {
    super(scope, id);
    this.bound = validator._bind(this, { restoreTestingPlanArn: PLAN, types: () => ['DynamoDB', 'S3'], ...context });
  }
}

function builtIn(
  options: (stack: Stack) => BuiltInValidatorOptions = () => ({}), context: Partial<ValidationContext> = {},
): { stack: Stack; bound: BoundValidator } {
  const stack = shop();
  return { stack, bound: new Tests(stack, 'Tests', RestoreValidator.builtIn(options(stack)), context).bound };
}

function ownFunction(stack: Stack, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(stack, 'Ours', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => {};'), ...props });
}

function ownMachine(stack: Stack): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Ours', { definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Pass')) });
}

const PATTERN = {
  'source': ['aws.backup'],
  'detail-type': ['Restore Job State Change'],
  'detail': { status: ['COMPLETED'], restoreTestingPlanArn: [PLAN] },
};
const ANSWER = { Action: 'backup:PutRestoreValidationResult', Effect: 'Allow', Resource: '*', Sid: 'Answer' };

describe('the rule', () => {
  test.each([
    ['builtIn', () => RestoreValidator.builtIn()],
    ['function', (stack: Stack) => RestoreValidator.function(ownFunction(stack))],
    ['stateMachine', (stack: Stack) => RestoreValidator.stateMachine(ownMachine(stack))],
  ])('of %s calls it for completed tests of the one plan, for an hour, and then puts the event aside', (_, validator) => {
    const stack = shop();
    const { bound } = new Tests(stack, 'Tests', validator(stack));

    const template = Template.fromStack(stack);
    const queue = stack.resolve(bound.deadLetterQueue.queueArn) as object;
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: PATTERN,
      Targets: [{ Id: 'Validator', DeadLetterConfig: { Arn: queue }, RetryPolicy: { MaximumEventAgeInSeconds: 3600 } }],
    });
    template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          {
            Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue, Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': stack.resolve(bound.rule.attrArn) as object } },
          },
        ],
      },
    });
  });

  test('is for the plan of the same app by its attribute', () => {
    const stack = shop();
    const { text } = tokens(stack);
    new Tests(stack, 'Tests', RestoreValidator.builtIn(), { restoreTestingPlanArn: text });

    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventPattern: { detail: { restoreTestingPlanArn: [{ Ref: 'Text' }] } } });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { RESTORE_TESTING_PLAN_ARN: { Ref: 'Text' } } } });
  });
});

describe('the built-in validator', () => {
  test('minimal: the handler as it is shipped, with a log that is encrypted and kept', () => {
    const { stack, bound } = builtIn();
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 300,
      MemorySize: 256,
      Environment: { Variables: { RESTORE_TESTING_PLAN_ARN: PLAN, MINIMUM_ITEMS: '1', SAMPLE_SIZE: '10', ALLOW_OTHER_ENGINE_VERSION: 'false' } },
      LoggingConfig: { LogGroup: stack.resolve(bound.logGroup!.logGroupName) as object },
      DeadLetterConfig: { TargetArn: stack.resolve(bound.deadLetterQueue.queueArn) as object },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 2 });
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { RetentionInDays: 365, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Key'), 'Arn'] }, LogGroupName: Match.absent() },
    });
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Statement: Match.arrayWith([Match.objectLike({
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:logs:eu-west-1:${ACCOUNT}:log-group:*`]] } } },
          })]),
        },
      },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com', SourceArn: stack.resolve(bound.rule.attrArn) as object,
      FunctionName: stack.resolve(bound.function!.functionArn) as object,
    });
    // Nothing that would be found as an inline policy, nor a policy of AWS.
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
    expect(warnings(stack)).toEqual([]);
  });

  test('maximal', () => {
    const { stack, bound } = builtIn(scope => ({
      minimumItems: 100,
      sampleSize: 3,
      allowOtherEngineVersion: true,
      decryptWith: [new kms.Key(scope, 'Theirs')],
      timeout: Duration.minutes(15),
      logRetention: logs.RetentionDays.TEN_YEARS,
      encryptionKey: new kms.Key(scope, 'Mine'),
      removalPolicy: RemovalPolicy.DESTROY,
      deadLetterQueue: new sqs.Queue(scope, 'Letters', { encryptionMasterKey: new kms.Key(scope, 'OfLetters') }),
    }), { validationWindowHours: () => 8 });
    const template = Template.fromStack(stack);

    expect(bound.deadLetterQueue.node.path).toBe('Shop/Letters');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900, Environment: { Variables: { MINIMUM_ITEMS: '100', SAMPLE_SIZE: '3', ALLOW_OTHER_ENGINE_VERSION: 'true' } },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete', Properties: { RetentionInDays: 3653, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Mine'), 'Arn'] } },
    });
    template.resourceCountIs('AWS::KMS::Key', 3);
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'EncryptWhatIsPutAside', Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OfLetters'), 'Arn'] },
          },
          {
            Sid: 'DecryptWhatWasRestored', Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Theirs'), 'Arn'] },
            Condition: { StringLike: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com*', 'dynamodb.eu-west-1.amazonaws.com*'] } },
          },
        ]),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' }, Action: Match.arrayWith(['kms:GenerateDataKey*']) })]) },
    });
  });

  test('what is not known at synth is taken as it is', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const { number } = tokens(stack);
    const timeout = Duration.seconds(new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber);
    new Tests(stack, 'Tests', RestoreValidator.builtIn({ minimumItems: number, sampleSize: number, timeout }), { types: () => ['EBS', tokens(new Stack()).text] });

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Timeout: { Ref: 'Seconds' }, Environment: { Variables: { MINIMUM_ITEMS: { Ref: 'Number' }, SAMPLE_SIZE: { Ref: 'Number' } } },
    });
  });

  test('the handler is staged as it is packed, so that its hash is the same for everybody', () => {
    const { stack } = builtIn();
    const { Code: { S3Key: key } } = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'))[0].Properties as { Code: { S3Key: string } };
    const staged = join((stack.node.root as App).synth().directory, `asset.${key.replace('.zip', '')}`);
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const packed = files.map(({ path }) => path).filter(path => path.startsWith('assets/restore-validator/'));

    expect(readdirSync(staged).map(file => `assets/restore-validator/${file}`).sort()).toEqual(packed.sort());
    for (const path of packed) expect(readFileSync(join(staged, basename(path)), 'utf8')).toBe(readFileSync(join(ROOT, path), 'utf8'));
  });

  test('warns of types it has no check for, and of tests that keep nothing', () => {
    const { stack } = builtIn(undefined, { types: () => TESTABLE_TYPES, validationWindowHours: () => 0 });

    expect(TESTABLE_TYPES.filter(type => !BUILT_IN_CHECKS.includes(type))).toEqual(['FSx']);
    expect(warnings(stack)).toEqual(['CB-RTEST-042', 'CB-RTEST-045']);
  });
});

describe('a validator of your own', () => {
  test('a function of this app gets the permission to answer, and EventBridge that to call it', () => {
    const stack = shop();
    const ours = ownFunction(stack);
    const { bound } = new Tests(stack, 'Tests', RestoreValidator.function(ours));
    const template = Template.fromStack(stack);

    expect(bound.function).toBe(ours);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: [ANSWER] }, Roles: [{ Ref: Match.stringLikeRegexp('^OursServiceRole') }],
    });
    template.hasResourceProperties('AWS::Lambda::Permission', { FunctionName: stack.resolve(ours.functionArn) as object, Principal: 'events.amazonaws.com' });
    expect(warnings(stack)).toEqual([]);
  });

  test('a state machine of this app likewise, with a role that starts it and nothing else', () => {
    const stack = shop();
    const ours = ownMachine(stack);
    const { bound } = new Tests(stack, 'Tests', RestoreValidator.stateMachine(ours));
    const template = Template.fromStack(stack);

    expect(bound.stateMachine).toBe(ours);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [ANSWER] }, Roles: [{ Ref: Match.stringLikeRegexp('^OursRole') }] });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: [{ Sid: 'Start', Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: Match.stringLikeRegexp('^Ours') } }] },
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^Ours') }, RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Starter'), 'Arn'] } })],
    });
    expect(warnings(stack)).toEqual([]);
  });

  test('a function in another stack of the app', () => {
    const app = testApp();
    const ours = ownFunction(shop({}, 'Theirs', app));
    const stack = shop({}, 'Shop', app);
    new Tests(stack, 'Tests', RestoreValidator.function(ours));

    expect(warnings(stack)).toEqual([]);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Permission', { FunctionName: { 'Fn::ImportValue': Match.stringLikeRegexp('Ours') } });
  });

  test('an imported function with a role that can be changed gets the permission', () => {
    const stack = shop();
    const role = iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${ACCOUNT}:role/ours`);
    new Tests(stack, 'Tests', RestoreValidator.function(lambda.Function.fromFunctionAttributes(stack, 'Ours', { functionArn: FUNCTION, role, sameEnvironment: true })));

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [ANSWER] }, Roles: ['ours'] });
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => RestoreValidator]>([
    ['an imported function without its role', stack => RestoreValidator.function(lambda.Function.fromFunctionArn(stack, 'Ours', FUNCTION))],
    ['an imported function with a role that must not be changed', stack => RestoreValidator.function(lambda.Function.fromFunctionAttributes(stack, 'Ours', {
      functionArn: FUNCTION, sameEnvironment: true, role: iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${ACCOUNT}:role/ours`, { mutable: false }),
    }))],
    ['a function of this app with a role of another account', stack => RestoreValidator.function(ownFunction(stack, {
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::999988887777:role/theirs'),
    }))],
    ['a function of this app with a role that must not be changed', stack => RestoreValidator.function(ownFunction(stack, {
      role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).withoutPolicyUpdates(),
    }))],
    ['an imported state machine', stack => RestoreValidator.stateMachine(sfn.StateMachine.fromStateMachineArn(stack, 'Ours', MACHINE))],
  ])('%s must have the permission, and a warning says so', (_, validator) => {
    const stack = shop();
    new Tests(stack, 'Tests', validator(stack));

    expect(warnings(stack)).toEqual(['CB-RTEST-040']);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('backup:PutRestoreValidationResult');
    // It is called all the same.
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventPattern: PATTERN });
  });

  test('an imported function may be called, though its account is a token', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    new Tests(stack, 'Tests', RestoreValidator.function(lambda.Function.fromFunctionName(stack, 'Ours', 'ours')));

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 1);
  });
});

const HERE = { account: ACCOUNT, region: 'eu-west-1' };

describeRefusals('refusals', [
  {
    name: 'a function in another Region',
    write: () => {
      const stack = shop();
      return new Tests(stack, 'Tests', RestoreValidator.function(lambda.Function.fromFunctionArn(stack, 'Ours', FUNCTION.replace('eu-west-1', 'eu-central-1'))));
    },
    message: `The validator must be in the Region of the restore testing plan, '${HERE.region}', got 'eu-central-1' [Shop/Tests] (CB-RTEST-041)`,
  },
  {
    name: 'a state machine in another account',
    write: () => {
      const stack = shop();
      return new Tests(stack, 'Tests', RestoreValidator.stateMachine(sfn.StateMachine.fromStateMachineArn(stack, 'Ours', MACHINE.replace(ACCOUNT, '999988887777'))));
    },
    message: `The validator must be in the account of the restore testing plan, '${HERE.account}', got '999988887777' [Shop/Tests] (CB-RTEST-041)`,
  },
  {
    name: 'too many items', write: () => builtIn(() => ({ minimumItems: 5000 })),
    message: 'Least items of a restored bucket or table must be a whole number of items from 0 to 1000, got 5000 [Shop/Tests] (CB-RTEST-043)',
  },
  {
    name: 'no sample', write: () => builtIn(() => ({ sampleSize: 0 })),
    message: 'Sample of a restored bucket or table must be a whole number of items from 1 to 100, got 0 [Shop/Tests] (CB-RTEST-043)',
  },
  {
    name: 'half a minute', write: () => builtIn(() => ({ timeout: Duration.seconds(30) })),
    message: 'Timeout of the validator must be a whole number of seconds from 60 to 900, got 30 [Shop/Tests] (CB-RTEST-044)',
  },
  {
    name: 'an hour', write: () => builtIn(() => ({ timeout: Duration.hours(1) })),
    message: 'Timeout of the validator must be a whole number of seconds from 60 to 900, got 3600 [Shop/Tests] (CB-RTEST-044)',
  },
  {
    name: 'a FIFO queue', write: () => builtIn(stack => ({ deadLetterQueue: new sqs.Queue(stack, 'Fifo', { fifo: true }) })),
    message: 'Dead-letter queue of the validator must be a standard queue, got a FIFO queue [Shop/Tests] (CB-RTEST-046)',
  },
]);
