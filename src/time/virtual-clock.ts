import TinyQueue from "tinyqueue";
import type { Clock, Ms, TimerHandle } from "./clock.ts";

interface Timer {
  readonly due: Ms;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/**
 * A clock that moves only when told to. Timers fire in order of their due time, then of their creation, each at
 * exactly its own due time: a chain of timers does not drift, as it does with xstate's `SimulatedClock`.
 */
export class VirtualClock implements Clock {
  #now: Ms;
  #created = 0;
  readonly #timers = new TinyQueue<Timer>([], (a, b) => a.due - b.due || a.order - b.order);

  constructor(startMs: Ms = 0) {
    this.#now = startMs;
  }

  now(): Ms {
    return this.#now;
  }

  setTimeout(callback: () => void, delayMs: Ms): TimerHandle {
    const due = this.#now + Math.max(0, delayMs);
    const timer: Timer = { due, order: this.#created++, callback, cancelled: false };
    this.#timers.push(timer);
    return timer;
  }

  clearTimeout(handle: TimerHandle): void {
    if (handle !== undefined && handle !== null) (handle as Timer).cancelled = true;
  }

  /** Moves to the next due timer and fires it. False when no timer is left. */
  fireNext(): boolean {
    const timer = this.#nextTimer();
    if (timer === undefined) return false;
    this.#timers.pop();
    this.#now = Math.max(this.#now, timer.due);
    timer.callback();
    return true;
  }

  /** Moves on by `ms`, firing what falls due on the way. */
  advance(ms: Ms): void {
    const end = this.#now + ms;
    for (let next = this.#nextTimer(); next !== undefined && next.due <= end; next = this.#nextTimer())
      this.fireNext();
    this.#now = end;
  }

  #nextTimer(): Timer | undefined {
    while (this.#timers.peek()?.cancelled === true) this.#timers.pop();
    return this.#timers.peek();
  }
}

/**
 * Runs `work` in virtual time: whenever every promise has come to rest, the clock jumps to its next timer.
 *
 * @throws Error when `work` waits for something that no timer of this clock will ever bring.
 */
export async function runVirtually<T>(clock: VirtualClock, work: () => Promise<T>): Promise<T> {
  let settled = false;
  const outcome = work().finally(() => {
    settled = true;
  });
  outcome.catch(() => undefined);
  for (;;) {
    await allPromisesRest();
    if (settled) return outcome;
    if (!clock.fireNext())
      throw new Error("Cannot go on in virtual time: wanted a pending timer, found none.");
  }
}

function allPromisesRest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
