import { type Clock, type Ms } from "../../time/clock.ts";
import { within } from "../../time/within.ts";
import type { Running } from "./start-process.ts";

export interface Readiness {
  /** Answered with 200 by a server that is ready. */
  readonly url: string;
  readonly timeoutMs: Ms;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

const RETRY_MS: Ms = 250;
const ANSWER_MS: Ms = 5_000;

/**
 * Waits until the server answers.
 *
 * @returns nothing when it does; else why not, in a few words
 */
export async function untilReady(
  { ended }: Pick<Running, "ended">,
  { url, timeoutMs, clock, signal }: Readiness,
): Promise<string | undefined> {
  const until = clock.now() + timeoutMs;
  for (;;) {
    const leftMs = Math.min(ANSWER_MS, until - clock.now());
    const giveUp = new AbortController();
    const asked = answers(url, giveUp.signal);
    const first = await within(Promise.race([asked, ended]), { timeoutMs: leftMs, clock, signal });
    giveUp.abort();
    if (first === true) return undefined;
    if (signal?.aborted === true) return "it was interrupted";
    const end = await within(ended, { timeoutMs: RETRY_MS, clock, signal });
    if (end !== undefined) return end.how;
    if (clock.now() >= until) return `no good answer of ${url} within ${timeoutMs} ms`;
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { status, body } = await fetch(url, { signal, redirect: "manual" });
    await body?.cancel();
    return status === 200;
  } catch {
    return false;
  }
}
