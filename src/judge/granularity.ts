import type { Exchange, UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { objectBody, succeeded } from "./case.ts";
import type { Fact } from "./verdict.ts";

/** Servers may count activity in steps, but no longer ones than this (AMB-23). */
const COARSEST_MS: Ms = 60_000;
/** What an age may be off by where it is only learned from. */
const EPSILON_MS: Ms = 500;

type Learned = Pick<Fact, "value" | "source" | "text">;

/** A look at somebody's age, as the interval in which they were last active. */
interface AgeLook {
  readonly exchange: Exchange;
  readonly active: readonly [Ms, Ms];
}

type Shown = "moved" | "stayed" | "unclear";

/**
 * In steps of how many ms the server counts activity, at most: 0 when a message that shortly follows other activity is
 * seen to move the age. A message that does not may still be no activity at all; only one that comes after a longer
 * silence tells.
 *
 * @param exchanges in the order of sending
 */
export function learnGranularity(exchanges: readonly Exchange[], subject: UserId): Learned | undefined {
  const looks = ageLooks(exchanges, subject);
  const messages = exchanges.filter(
    (exchange) =>
      exchange.user === subject && exchange.operation.kind === "sendMessage" && succeeded(exchange),
  );
  const shown = messages.flatMap((message) => shownBy(message, looks) ?? []);
  if (shown.length === 0) return undefined;
  if (shown.includes("moved"))
    return { value: 0, source: "measured", text: "Activity is counted exactly: each message moves the age." };
  const upTo = `steps of up to ${COARSEST_MS / 1_000} s`;
  return shown.includes("stayed")
    ? {
        value: COARSEST_MS,
        source: "measured",
        text: `A message soon after other activity does not move the age: it may be counted in ${upTo}.`,
      }
    : {
        value: COARSEST_MS,
        source: "assumed",
        text: `Whether each message moves the age could not be seen: it may be counted in ${upTo}.`,
      };
}

function ageLooks(exchanges: readonly Exchange[], subject: UserId): readonly AgeLook[] {
  return exchanges.flatMap((exchange): AgeLook | readonly [] => {
    const { operation, sent, received } = exchange;
    if (operation.kind !== "getPresence" || operation.subject !== subject || !succeeded(exchange)) return [];
    const ago = objectBody(exchange)["last_active_ago"];
    if (typeof ago !== "number") return [];
    return { exchange, active: [sent - ago - EPSILON_MS, received - ago + EPSILON_MS] };
  });
}

function shownBy({ sent, received }: Exchange, looks: readonly AgeLook[]): Shown | undefined {
  const before = looks.findLast(({ exchange }) => exchange.received <= sent);
  const after = looks.find(({ exchange }) => exchange.sent >= received);
  // After a longer silence even a step has to be over: that tells nothing.
  if (before === undefined || after === undefined || received - before.active[0] >= COARSEST_MS)
    return undefined;
  const moved = after.active[1] >= sent && after.active[0] <= received;
  const stayed = after.active[0] <= before.active[1] && before.active[0] <= after.active[1];
  return moved === stayed ? "unclear" : moved ? "moved" : "stayed";
}
