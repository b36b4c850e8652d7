/** The ARN of a role in each member account. */
export function memberRoleArn(partition: string, name: string): string {
  return `arn:${partition}:iam::$account:role/${name}`;
}
