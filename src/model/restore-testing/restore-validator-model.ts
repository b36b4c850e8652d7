import type { Leaf } from '../known';
import type { PlaceModel } from '../vault/key-model';

/** What validates the restore tests of a plan. */
export interface RestoreValidatorModel {
  /** What is called when a test has restored something. */
  readonly kind: 'builtIn' | 'function' | 'stateMachine';
  /** Where it runs. */
  readonly target: PlaceModel;
  /** Where the restore testing plan is. */
  readonly plan: PlaceModel;
  /** Whether it got the permission to answer from here; false where its role is made or kept elsewhere. */
  readonly permitted: boolean;
  /** Types that are tested, in AWS Backup's own names. */
  readonly types: Leaf<readonly Leaf<string>[]>;
  /** How long restored resources are kept for validation, the shortest of all selections; undefined: not looked at. */
  readonly validationWindowHours: Leaf<number>;
  /** Whether events that nobody answered go to a FIFO queue; undefined: a queue of ours. */
  readonly deadLetterQueueIsFifo: Leaf<boolean>;
  /** Of the built-in one, like what follows. */
  readonly minimumItems?: Leaf<number>;
  readonly sampleSize?: Leaf<number>;
  readonly timeoutSeconds?: Leaf<number>;
}
