/** A principal as `aws:PrincipalArn` has it: the role, not its session. */
export const PRINCIPAL_ARN = /^arn:[^:*?]+:iam::\d{12}:(?:(?:role|user)\/[^*?]+|root)$/;
