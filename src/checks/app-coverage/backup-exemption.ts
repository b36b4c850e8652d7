import type { IConstruct } from 'constructs';
import { DiagnosticError, errorsOf } from '../../model/diagnostics/error';
import { judge } from '../../model/diagnostics/judge';
import { exempt, exemptionOn } from '../../private/exemption-metadata';
import type { ExemptionData } from '../../private/exemption-metadata';

/** Who answers for an exemption, and until when. */
export interface BackupExemptionOptions {
  /**
   * Who answers for it: a team or a person.
   *
   * @default - nobody is named
   */
  readonly owner?: string;

  /**
   * Last day on which it holds, `YYYY-MM-DD`. From the next day on, what it exempted is a finding of `BackupCoverage`.
   *
   * @default - it holds for ever
   */
  readonly expires?: string;
}

/**
 * Says that a construct, and everything below it, is not backed up on purpose.
 *
 * `BackupCoverage` then counts what is below it as exempt. A resource that a plan backs up all the same stays protected.
 */
export class BackupExemption {
  /**
   * The exemption of a construct, to be completed with `because`.
   *
   * @param construct a resource, or anything with resources below it
   */
  public static of(construct: IConstruct): BackupExemption {
    return new BackupExemption(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Why it is not backed up. The last call for a construct holds.
   *
   * @param reason what a reviewer reads; refused where it is empty
   * @param options who answers for it, and until when
   */
  public because(reason: string, options: BackupExemptionOptions = {}): void {
    const data: ExemptionData = { reason, owner: options.owner, expires: options.expires };
    const { path } = this.construct.node;
    const model = { path, reason, owner: options.owner, expires: options.expires, own: false, today: undefined, exempts: undefined };
    const errors = errorsOf(judge('exemption', model, { label: 'the exemption', path: '' }, 'part'));
    if (errors.length > 0) throw new DiagnosticError(errors, path, this.because);
    exempt(this.construct, data);
  }

  /** The reason, where one was given; for messages. */
  public toString(): string {
    const reason = exemptionOn(this.construct)?.reason;
    return `BackupExemption(${this.construct.node.path}${typeof reason === 'string' ? `: ${reason}` : ''})`;
  }
}
