import type { Ms } from "../time/clock.ts";
import type { ServerState } from "./server-state.ts";
import type { User } from "./user.ts";

/** Why a waiting stream goes on. */
export type Wake = "news" | "deadline" | "gone";

/** Wakes every waiting stream of the users, at once. */
export function wake(users: Iterable<User>): void {
  for (const user of users) for (const waiter of user.waiters) waiter();
}

/** How long a stream waits, and what ends it from outside. */
export interface Patience {
  readonly untilMs: Ms;
  readonly signals: readonly AbortSignal[];
}

/** Resolves when something happened for the user, when the time is over, or when the client or its session is gone. */
export function waitForNews(state: ServerState, user: User, patience: Patience): Promise<Wake> {
  const { signals } = patience;
  if (signals.some((signal) => signal.aborted)) return Promise.resolve("gone");
  return new Promise((resolve) => {
    const finish = (why: Wake) => {
      state.clock.clearTimeout(timer);
      user.waiters.delete(onNews);
      for (const signal of signals) signal.removeEventListener("abort", onGone);
      resolve(why);
    };
    const onNews = () => finish("news");
    const onGone = () => finish("gone");
    const timer = state.clock.setTimeout(() => finish("deadline"), patience.untilMs - state.clock.now());
    user.waiters.add(onNews);
    for (const signal of signals) signal.addEventListener("abort", onGone, { once: true });
  });
}
