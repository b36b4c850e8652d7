import { createRequire } from 'module';
import type { Construct } from 'constructs';
import type { ComplianceStandard } from './compliance-standard';
import type { SetUp } from './describe-design';
import type * as measuring from './measure-set-up';

/**
 * Measures a set-up by standards at synth, and has the evidence written. Errors of now point at the caller of `from`. What
 * does so is read here, so that only those wait for it who name a standard.
 */
export function followStandards(scope: Construct, standards: readonly ComplianceStandard[], setUp: () => SetUp, from: Function): void {
  if (standards.length === 0) return;
  const { measureSetUp } = createRequire(__filename)('./measure-set-up') as typeof measuring;
  measureSetUp(scope, standards, setUp, from);
}
