import type { Ms } from "../time/clock.ts";

/**
 * By how much a server's clock is ahead of ours, from the `Date` of an answer, which names whole seconds: 0 when it may be the
 * same, else the least that it can be. Undefined without a date.
 *
 * @param asked the wall clock before and after, in ms since 1970
 */
export function clockAhead(
  date: string | undefined,
  [before, after]: readonly [number, number],
): Ms | undefined {
  const earliest = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(earliest)) return undefined;
  const latest = earliest + 999;
  if (earliest > after) return earliest - after;
  return latest < before ? latest - before : 0;
}
