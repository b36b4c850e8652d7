import { App, Stack } from 'aws-cdk-lib';
import { RestoreTesting, RestoreTestTarget } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const tests = new RestoreTesting(stack, 'RestoreTests', { targets: [RestoreTestTarget.dynamoDb()] });
tests.addTarget('Files', RestoreTestTarget.fsxLustre()); // refused: CB-RTEST-030
