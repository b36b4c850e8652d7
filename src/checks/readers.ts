import type { SubjectName, Subjects } from '../model/diagnostics/diagnostic';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

/** A part of the model as it was read, and where findings about it belong. */
export interface Reading<K extends SubjectName = SubjectName> {
  readonly on: K;
  readonly subject: Subjects[K];
  /** How messages call it, for example `the vault`. */
  readonly label: string;
  /** The resource that findings are told of. */
  readonly resource: TemplateResource;
  /** From a path in the model (`rules[0].lifecycle.deleteAfterDays`) to one in the template. */
  readonly locate: (modelPath: string) => Location;
}

export interface Location {
  /** Where it is in another resource than that of the reading. */
  readonly resource?: TemplateResource;
  /** For example `Properties/BackupPlan/BackupPlanRule/0`. */
  readonly path: string;
}

/**
 * Reads one resource. It runs once for each way the conditions of the template can turn out, and meets a value, UNKNOWN
 * or undefined everywhere. It never throws, whatever the template holds.
 */
export type Reader = (resource: TemplateResource, index: TemplateIndex) => readonly Reading[];

/** Typed entry into the table of readers. */
export function reading<K extends SubjectName>(of: Reading<K>): Reading {
  return of as unknown as Reading;
}
