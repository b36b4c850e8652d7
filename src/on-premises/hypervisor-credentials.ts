import { SecretValue } from 'aws-cdk-lib';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { leaf } from '../model/known';
import { credential } from '../model/on-premises/hypervisor-model';
import type { HypervisorModel } from '../model/on-premises/hypervisor-model';

/** Where a secret has the name and the password. */
export interface HypervisorSecretOptions {
  /**
   * Key of the user name in the JSON of the secret.
   *
   * @default 'username'
   */
  readonly usernameField?: string;

  /**
   * Key of the password in the JSON of the secret.
   *
   * @default 'password'
   */
  readonly passwordField?: string;

  /**
   * Id of the version of the secret. CloudFormation reads a secret again only when the template changes: after a rotation
   * name the new version here, and deploy.
   *
   * @default - the current version, read when the hypervisor is created or changed
   */
  readonly versionId?: string;
}

/**
 * How AWS Backup gateway logs in to a hypervisor. What stands in the template is a reference to the secret, never the
 * secret.
 *
 * The user needs the permissions in vCenter that AWS documents for the gateway. Its name has 1 to 100 printable
 * characters, and neither slash nor backslash: `user@domain`. The password has 1 to 100 printable ASCII characters.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/configure-infrastructure-bgw.html
 */
export class HypervisorCredentials {
  /**
   * User name and password from a secret in AWS Secrets Manager.
   *
   * @param secret a secret whose value is JSON, in the account and Region of the hypervisor
   * @param options the keys of the name and the password
   */
  public static fromSecret(secret: secretsmanager.ISecretRef, options: HypervisorSecretOptions = {}): HypervisorCredentials {
    const { usernameField = 'username', passwordField = 'password', versionId } = options;
    const { secretId } = secret.secretRef;
    const [username, password] = [usernameField, passwordField].map(jsonField => SecretValue.secretsManager(secretId, { jsonField, versionId }));
    return new HypervisorCredentials(username.unsafeUnwrap(), password.unsafeUnwrap());
  }

  /**
   * A user name that need not be secret, and a password from a store.
   *
   * A password in plain text is refused when the hypervisor is made (CB-GW-005), and `SecretValue.ssmSecure` at
   * deployment: CloudFormation resolves secure strings of Parameter Store for a few properties only, of which this is
   * none.
   *
   * @param username name of the user
   * @param password its password, such as `SecretValue.secretsManager(...)`
   */
  public static fromUsername(username: string, password: SecretValue): HypervisorCredentials {
    return new HypervisorCredentials(username, password.unsafeUnwrap());
  }

  private constructor(private readonly username: string, private readonly password: string) {}

  /** @internal */
  public _model(): Pick<HypervisorModel, 'username' | 'password'> {
    return { username: credential(leaf(this.username)), password: credential(leaf(this.password)) };
  }

  /** @internal */
  public _render(): { readonly username: string; readonly password: string } {
    return { username: this.username, password: this.password };
  }
}
