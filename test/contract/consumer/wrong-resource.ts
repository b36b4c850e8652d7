import { App, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CompliantBackup } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const backup = new CompliantBackup(stack, 'Backup');
backup.protect(new sns.Topic(stack, 'Topic')); // refused: CB-SEL-019
