/**
 * The day on which this runs, `YYYY-MM-DD` in UTC. Builds that have to be reproducible set SOURCE_DATE_EPOCH, in
 * seconds, and get the same messages every day.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today(): string {
  const { SOURCE_DATE_EPOCH: epoch } = process.env;
  const now = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
  return new Date(now).toISOString().slice(0, 10);
}
