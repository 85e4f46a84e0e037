/** A length or a point of time in milliseconds, on the clock that was handed in. */
export type Ms = number;

/** What {@link Clock.setTimeout} gave back; only good for {@link Clock.clearTimeout}. */
export type TimerHandle = unknown;

/**
 * Time as an argument. Everything that waits or asks for the time takes a clock, so that the same code runs in
 * virtual time on the embedded server and in real time on a real one. Monotone; its zero means nothing.
 */
export interface Clock {
  now(): Ms;
  setTimeout(callback: () => void, delayMs: Ms): TimerHandle;
  clearTimeout(handle: TimerHandle): void;
}

/** Resolves after `delayMs`, or at once when `signal` is aborted. Never rejects. */
export function sleep(clock: Clock, delayMs: Ms, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const finish = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = clock.setTimeout(finish, delayMs);
    signal?.addEventListener("abort", finish, { once: true });
  });
}
