import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges findings of cdk-nag on a construct, with the reason a reviewer reads.
 *
 * Written as metadata, because Validations.acknowledge takes no ids with colons in them, and cdk-nag has them for
 * managed policies (`…[Policy::arn:<AWS::Partition>:…]`). cdk-nag strips the prefix.
 */
export function acknowledgeNag(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const acknowledged = Object.fromEntries(Object.entries(reasons).map(([id, reason]) => [`annotation::${id}`, reason]));
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, acknowledged);
}
