import type { Exchange, History } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { grouped } from "../history/grouped.ts";

/**
 * Where the time of a run went, each moment counted once though scenarios run side by side: for the first of these that
 * any scenario waited for. In ms; the four make the whole run.
 */
export interface TimeSpent {
  /** The server was answering a request. */
  readonly serverMs: Ms;
  /** Else, a timer of the server or of a client had to run out. */
  readonly timersMs: Ms;
  /** Else, streams were open, and what they were to bring was awaited. */
  readonly streamsMs: Ms;
  /** Else: planning, judging what to do next, sending. */
  readonly ownMs: Ms;
}

/** A stretch of time, which grows while others that overlap it are added. */
type Span = [from: Ms, to: Ms];

/**
 * Splits the time of a run among those who were waited for.
 *
 * @param visit is shown each exchange on the way, since to unpack a long history takes its time
 */
export function timeSpent(
  { exchanges, steps, footer }: History,
  visit: (exchange: Exchange) => void = () => {},
): TimeSpent {
  const [asked, streamed]: [Span[], Span[]] = [[], []];
  let end: Ms = 0;
  for (const exchange of exchanges) {
    visit(exchange);
    add(isLongPoll(exchange) ? streamed : asked, exchange.sent, exchange.received);
    end = Math.max(end, exchange.received);
  }
  const waited = [...grouped(steps, ({ scenario }) => scenario).values()].flatMap((mine) =>
    mine.flatMap(({ command, at }): Span[] => (command.type === "wait" ? [[at, at + command.ms]] : [])),
  );
  const totalMs = Math.max(footer?.durationMs ?? 0, end);
  const serverMs = covered(asked);
  const withTimersMs = covered([...asked, ...waited]);
  const withStreamsMs = covered([...asked, ...waited, ...streamed]);
  return {
    serverMs,
    timersMs: withTimersMs - serverMs,
    streamsMs: withStreamsMs - withTimersMs,
    ownMs: Math.max(0, totalMs - withStreamsMs),
  };
}

function isLongPoll({ operation }: Exchange): boolean {
  return operation.kind === "stream" && operation.timeoutMs > 0;
}

/** Requests come nearly in order and overlap: as one stretch a long run has room in memory. */
function add(spans: Span[], from: Ms, to: Ms): void {
  const last = spans.at(-1);
  if (last !== undefined && from >= last[0] && from <= last[1]) last[1] = Math.max(last[1], to);
  else spans.push([from, to]);
}

/** How much of the time line the spans cover together. */
function covered(spans: readonly Span[]): Ms {
  let sum = 0;
  let until: Ms = Number.NEGATIVE_INFINITY;
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
