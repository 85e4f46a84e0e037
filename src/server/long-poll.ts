import type { OwnExchange } from "./exchange.ts";
import { MatrixError } from "./matrix-error.ts";
import { waitForNews } from "./waiting.ts";
import type { World } from "./world.ts";

/** How a stream answers: `build` gives an answer as of now, `isNews` tells whether it is worth answering early. */
export interface LongPoll<T> {
  readonly timeoutMs: number;
  readonly build: () => T;
  readonly isNews: (answer: T) => boolean;
}

/**
 * Answers as soon as there is something to tell, and at the latest when the time is over.
 *
 * @throws MatrixError 401 when the session was logged out while it waited.
 */
export async function longPoll<T>(world: World, exchange: OwnExchange, poll: LongPoll<T>): Promise<T> {
  const untilMs = world.clock.now() + poll.timeoutMs;
  const { loggedOut, user } = exchange.device;
  const signals = exchange.signal === undefined ? [loggedOut.signal] : [loggedOut.signal, exchange.signal];
  for (;;) {
    const answer = poll.build();
    if (poll.timeoutMs <= 0 || poll.isNews(answer)) return answer;
    const why = await waitForNews(world, user, { untilMs, signals });
    if (loggedOut.signal.aborted)
      throw new MatrixError(401, "M_UNKNOWN_TOKEN", "The session was logged out.");
    if (why !== "news") return poll.build();
  }
}

/** The `timeout` parameter in ms. @throws MatrixError 400 when it is no whole number. */
export function timeoutOf(world: World, exchange: OwnExchange, otherwise: number): number {
  const text = exchange.query.get("timeout");
  if (text === null || text === "") return otherwise;
  if (!/^\d{1,15}$/.test(text))
    throw new MatrixError(400, "M_INVALID_PARAM", "The timeout is no whole number.");
  return Math.min(Number(text), world.timers.longestTimeoutMs);
}
