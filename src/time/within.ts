import { type Clock, type Ms, sleep } from "./clock.ts";

/** How long to wait. */
export interface Bound {
  readonly timeoutMs: Ms;
  readonly clock: Clock;
  /** Ends the waiting, too. */
  readonly signal?: AbortSignal | undefined;
}

/** What it resolves with, or nothing when that takes longer than the bound. */
export async function within<T>(awaited: Promise<T>, bound: Bound): Promise<T | undefined> {
  const { timeoutMs, clock, signal } = bound;
  const over = new AbortController();
  const end = () => over.abort();
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end();
  try {
    return await Promise.race([awaited, sleep(clock, timeoutMs, over.signal).then(() => undefined)]);
  } finally {
    end();
    signal?.removeEventListener("abort", end);
  }
}
