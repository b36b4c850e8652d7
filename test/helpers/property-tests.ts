import { configureGlobal } from 'fast-check';

/**
 * Property tests look at the same cases in every run, so that a failure belongs to the change at hand.
 * `PROPERTY_SEED=$RANDOM npx jest` looks at others.
 */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
