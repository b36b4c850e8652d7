import type { Construct } from 'constructs';
import type { PlanShare } from '../plan/plan-share';
import type { ProtectionPlanProps } from '../plan/protection-plan';
import { MalwareScannerRole } from '../selection/malware-scanner-role';
import type { CompliantBackupProps } from './compliant-backup-props';

type AdvancedOptions = Pick<ProtectionPlanProps, 'windowsVss' | 's3' | 'malwareScanning'>;

/**
 * What each plan of a set-up is told beside its rules: what concerns types that it can take, and scans where a rule of it scans. All of
 * them scan with one role.
 */
export function advancedOptions(scope: Construct, props: CompliantBackupProps, shares: readonly PlanShare[]): (share: PlanShare) => AdvancedOptions {
  const { windowsVss, s3, malwareScanning } = props;
  const scanning = malwareScanning && { ...malwareScanning, scannerRole: malwareScanning.scannerRole ?? new MalwareScannerRole(scope, 'ScannerRole') };
  const scans = ({ rules }: PlanShare) => rules.some(rule => rule._scansForMalware);
  // Where no rule scans, the first plan tells what is wrong with that.
  const scanned = shares.some(scans) ? shares.filter(scans) : [shares[0]];
  return share => ({
    windowsVss: takes(share, 'ec2') ? windowsVss : undefined,
    s3: takes(share, 's3') ? s3 : undefined,
    malwareScanning: scanned.includes(share) ? scanning : undefined,
  });
}

function takes({ filter: { only, surely, without } }: PlanShare, type: string): boolean {
  return (only ?? surely ?? [type]).includes(type) && !without?.includes(type);
}
