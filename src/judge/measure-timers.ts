import type { Exchange, History, StreamOperation, UserId } from "../history/history.ts";
import { areApart } from "../spec/wire/server-part.ts";
import type { Profile } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import { objectBody, succeeded } from "./case.ts";
import { grouped } from "../history/grouped.ts";
import type { Fact, FactName } from "./verdict.ts";

/** A timer ran for at least the first and at most the second. */
type Span = readonly [Ms, Ms];

type Timer = Extract<FactName, "offlineAfterMs" | "idleAfterMs">;

/** What a user did, in the order of sending, and what looks showed of them, in the order of answers. */
interface Life {
  readonly own: readonly Exchange[];
  readonly looks: readonly Exchange[];
}

/**
 * How long the server's own timers took wherever a look showed that one had run out: bounded by the last look that did
 * not show it yet. For people only: a verdict rests on declared timers, since what was measured cannot be too late.
 */
export function measureTimers(
  { scenarios, exchanges }: Pick<History, "scenarios" | "exchanges">,
  { rules }: Profile,
): readonly Fact[] {
  const offline: Span[] = [];
  const idle: Span[] = [];
  for (const { id } of scenarios) {
    for (const life of livesIn(exchanges.of(id))) {
      offline.push(...spansIn(life, "offline", offlineSpan));
      if (rules.serverIdles) idle.push(...spansIn(life, "unavailable", idleSpan));
    }
  }
  return [
    ...told("offlineAfterMs", "A user whose last stream has ended is shown offline", offline),
    ...told("idleAfterMs", "A connected user who does nothing is shown unavailable", idle),
  ];
}

/** Users of one session: how several are merged is open. */
function livesIn(exchanges: readonly Exchange[]): readonly Life[] {
  const looksAt = grouped(
    exchanges.filter(
      (exchange) =>
        exchange.operation.kind === "getPresence" &&
        succeeded(exchange) &&
        !areApart(exchange.user ?? "", exchange.operation.subject),
    ),
    ({ operation }) => (operation.kind === "getPresence" ? operation.subject : ""),
  );
  const acts = exchanges.filter(({ operation }) => operation.kind !== "getPresence");
  const byUser = grouped(acts, ({ user }): UserId => user ?? "");
  return [...looksAt].flatMap(([user, looks]): Life | readonly [] => {
    const own = (byUser.get(user) ?? []).toSorted((one, other) => one.sent - other.sent);
    if (new Set(own.map(({ device }) => device)).size > 1) return [];
    return { own, looks: looks.toSorted((one, other) => one.received - other.received) };
  });
}

/** Looks that show the level for the first time, each with the span from what the timer counts from. */
function spansIn({ own, looks }: Life, level: string, span: SpanOf): readonly Span[] {
  return looks.flatMap((look, index): readonly Span[] => {
    const before = looks[index - 1];
    if (before === undefined || levelOf(look) !== level || levelOf(before) === level) return [];
    const done = own.filter(({ sent }) => sent <= look.sent);
    const found = span(done, before, look);
    return found === undefined ? [] : [found];
  });
}

type SpanOf = (done: readonly Exchange[], before: Exchange, look: Exchange) => Span | undefined;

/** Counts from the end of a stream after which the user did nothing. */
function offlineSpan(done: readonly Exchange[], before: Exchange, look: Exchange): Span | undefined {
  const last = done.toSorted((one, other) => one.received - other.received).at(-1);
  if (last === undefined || !isStream(last) || last.received > look.sent) return undefined;
  const isSettled = done.every(
    ({ sent, received }) => (received === last.received ? sent : received) <= before.sent,
  );
  if (!isSettled) return undefined;
  return last.operation.setPresence === "offline"
    ? undefined
    : [Math.max(0, before.sent - last.received), look.received - openUntil(last)];
}

/** A stream that the client gave up was open until then; an answer may have been long on its way. */
function openUntil({ outcome, sent, received }: Exchange): Ms {
  return outcome === "answered" ? sent : received;
}

/** Counts from a message or a PUT online; the streams that were asked for since may have counted as activity, too. */
function idleSpan(done: readonly Exchange[], before: Exchange, look: Exchange): Span | undefined {
  const at = done.findLastIndex((exchange) => !isStream(exchange));
  const act = done[at];
  const streams = done.slice(at + 1);
  if (act === undefined || before.sent < act.sent || !succeeded(act) || !isActivity(act)) return undefined;
  const around = done.filter((exchange) => isStream(exchange) && exchange.received >= act.sent);
  const plain = around.every(
    (exchange) => isStream(exchange) && ["online", "default"].includes(exchange.operation.setPresence),
  );
  if (!plain || around.length === 0) return undefined;
  const newest = Math.max(act.received, ...streams.map(({ sent }) => sent));
  return [Math.max(0, before.sent - newest), look.received - act.sent];
}

function isActivity({ operation }: Exchange): boolean {
  return (
    operation.kind === "sendMessage" || (operation.kind === "putPresence" && operation.presence === "online")
  );
}

function isStream(exchange: Exchange): exchange is Exchange & { readonly operation: StreamOperation } {
  return exchange.operation.kind === "stream";
}

function levelOf(look: Exchange): unknown {
  return objectBody(look)["presence"];
}

function seconds(ms: Ms): number {
  return Math.round(ms / 100) / 10;
}

/** All spans in one: what they have in common, or all that they cover where they have nothing in common. */
function told(name: Timer, what: string, spans: readonly Span[]): readonly Fact[] {
  if (spans.length === 0) return [];
  const [starts, ends] = [spans.map(([start]) => start), spans.map(([, end]) => end)];
  const common: Span = [Math.max(...starts), Math.min(...ends)];
  const [from, to] = common[0] <= common[1] ? common : ([Math.min(...starts), Math.max(...ends)] as const);
  return [
    {
      name,
      value: Math.round(to),
      source: "measured",
      text: `${what} after between ${seconds(from)} and ${seconds(to)} s (seen ${spans.length} times; no verdict rests on it).`,
    },
  ];
}
