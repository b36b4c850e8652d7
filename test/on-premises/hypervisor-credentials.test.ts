import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { UNKNOWN } from '../../src/model/known';
import { HypervisorCredentials } from '../../src/on-premises/hypervisor-credentials';
import { shop, tokens } from '../helpers/stacks';

describe('from a secret', () => {
  const stack = shop();
  const secret = new Secret(stack, 'Secret');
  const rendered = (options = {}) => stack.resolve(HypervisorCredentials.fromSecret(secret, options)._render()) as Record<string, unknown>;

  test('both are references to its JSON, resolved at deployment', () => {
    const reference = (field: string) => ({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: expect.stringMatching(/^Secret/) }, `:SecretString:${field}::}}`]] });
    expect(rendered()).toEqual({ username: reference('username'), password: reference('password') });
    expect(HypervisorCredentials.fromSecret(secret)._model()).toEqual({ username: UNKNOWN, password: UNKNOWN });
  });

  test('under other keys, of another version', () => {
    expect(JSON.stringify(rendered({ usernameField: 'user', passwordField: 'pass', versionId: '1234' }).password)).toContain(':SecretString:pass::1234}}');
    expect(JSON.stringify(rendered({ usernameField: 'user', passwordField: 'pass' }).username)).toContain(':SecretString:user::}}');
  });

  test('a secret that was imported by its name', () => {
    const imported = Secret.fromSecretNameV2(stack, 'Imported', 'on-premises/vcenter');
    expect(JSON.stringify(stack.resolve(HypervisorCredentials.fromSecret(imported)._render().password))).toContain(':secret:on-premises/vcenter:SecretString:password::}}');
  });
});

describe('from a user name', () => {
  test('the name is known, the password is not', () => {
    expect(HypervisorCredentials.fromUsername('backup@vsphere.local', SecretValue.secretsManager('vcenter'))._model())
      .toEqual({ username: 'backup@vsphere.local', password: UNKNOWN });
  });

  test('a plain password is seen, and a reference in plain text is none', () => {
    expect(HypervisorCredentials.fromUsername('u', SecretValue.unsafePlainText('hunter2'))._model().password).toBe('hunter2');
    expect(HypervisorCredentials.fromUsername('u', SecretValue.unsafePlainText('{{resolve:secretsmanager:vcenter}}'))._model().password).toBe(UNKNOWN);
  });

  test('tokens are not known', () => {
    const { text } = tokens(shop());
    expect(HypervisorCredentials.fromUsername(text, SecretValue.unsafePlainText(text))._model()).toEqual({ username: UNKNOWN, password: UNKNOWN });
  });
});
