import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Retention } from 'cdk-compliant-backup';

const app = new App();
const shop = new Stack(app, 'Shop');
const kept = Retention.days(35).coldAfter(Duration.days(30)); // refused: CB-LIFE-002
new CfnOutput(shop, 'Kept', { value: kept.toString() });
