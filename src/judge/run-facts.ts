import type { Exchange, Exchanges } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { quantile } from "./quantile.ts";
import type { Fact, FactName } from "./verdict.ts";

/** A fact before it has its name; absent: nothing was learned. */
export type Learned = Readonly<{ value: Fact["value"]; text: string; source?: Fact["source"] }> | undefined;

/** Whether requests had to be repeated. */
export function rateLimited(exchanges: Exchanges): Learned {
  const limited = exchanges.filter(({ attempts, status }) => attempts > 1 || status === 429).length;
  if (limited === 0) return undefined;
  return {
    value: true,
    text: `${limited} requests had to be repeated (a rate limit, or a connection that broke).`,
  };
}

/** Requests that a server answers out of hand: what writes a room or an account is slow by itself, however near the server is. */
const PROMPT: ReadonlySet<Exchange["operation"]["kind"]> = new Set([
  "versions",
  "putPresence",
  "getPresence",
  "refused",
  "getProfile",
  "postList",
  "getList",
]);

/** How long requests take in this run. */
export function roundTrips(exchanges: Exchanges): readonly (readonly [FactName, Learned])[] {
  const times: Ms[] = [];
  for (const { outcome, operation, attempts, sent, received } of exchanges) {
    if (outcome === "answered" && attempts === 1 && PROMPT.has(operation.kind)) times.push(received - sent);
  }
  if (times.length === 0) return [];
  const tell = (name: FactName, share: number, word: string) => {
    const value = Math.round(quantile(times, share) * 10) / 10;
    return [name, { value, text: `A request takes ${value} ms (${word}).` }] as const;
  };
  return [tell("roundTripP50Ms", 0.5, "median"), tell("roundTripP99Ms", 0.99, "99th percentile")];
}
