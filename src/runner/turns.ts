/** Performs works in the order in which they are given, only so many at once. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** @param atOnce how many works may be under way at the same time */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
