import { fullDiff } from '@aws-cdk/cloudformation-diff';
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuditControl, AuditFramework } from '../../src';
import { testApp } from '../helpers/app';
import { shop } from '../helpers/stacks';

describe('names', () => {
  const frameworkOf = (id: string, props = {}) => {
    const stack = new Stack(testApp(), id, { env: { account: '111122223333', region: 'eu-west-1' } });
    new AuditFramework(stack, 'Framework', { controls: [AuditControl.recoveryPointsEncrypted()], ...props });
    return Template.fromStack(stack).toJSON() as { Resources: Record<string, { Properties: { FrameworkName: string } }> };
  };

  test('are readable, without hyphens, and the same at every synth', () => {
    const [one, two] = [frameworkOf('my-shop'), frameworkOf('my-shop')].map(({ Resources }) => Object.values(Resources)[0].Properties.FrameworkName);

    expect(one).toMatch(/^my_shop_Framework_[0-9a-f]{8}$/);
    expect(two).toBe(one);
  });

  test('nothing but another name replaces a framework', () => {
    const before = frameworkOf('Shop');
    const changed = fullDiff(before, frameworkOf('Shop', { description: 'New', controls: [AuditControl.resourcesInBackupPlan()] }));
    const renamed = fullDiff(before, frameworkOf('Shop', { frameworkName: 'Other' }));

    expect(Object.values(changed.resources.changes).map(change => change.changeImpact)).toEqual(['WILL_UPDATE']);
    expect(Object.values(renamed.resources.changes).map(change => change.changeImpact)).toEqual(['WILL_REPLACE']);
    expect(fullDiff(before, frameworkOf('Shop')).differenceCount).toBe(0);
  });

  test('an imported framework has the environment of its ARN', () => {
    const arn = 'arn:aws:backup:eu-central-1:999988887777:framework:ours-1';
    const framework = AuditFramework.fromFrameworkArn(shop(), 'Framework', arn);

    expect(framework.frameworkRef).toEqual({ frameworkArn: arn });
    expect(framework.env).toMatchObject({ region: 'eu-central-1', account: '999988887777' });
  });

  test('describe tells the controls', () => {
    const stack = shop();
    const framework = new AuditFramework(stack, 'Framework', { controls: [AuditControl.restoreTime({ maxRestoreTime: Duration.hours(1) })] });

    expect(framework.describe()).toBe('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET, maxRestoreTime 60');
  });
});
