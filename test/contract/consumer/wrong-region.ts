import { App, Stack } from 'aws-cdk-lib';
import { CompliantBackup, CopyDestination, ResourceSelector } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop');
new CompliantBackup(stack, 'Backup', { // refused: CB-COPY-005
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
});
