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

type Span = readonly [from: Ms, to: Ms];

/** Splits the time of a run among those who were waited for. */
export function timeSpent({ exchanges, steps, footer }: History): TimeSpent {
  const [asked, streamed]: [Span[], Span[]] = [[], []];
  let end: Ms = 0;
  for (const exchange of exchanges) {
    (isLongPoll(exchange) ? streamed : asked).push([exchange.sent, exchange.received]);
    end = Math.max(end, exchange.received);
  }
  const waited = [...grouped(steps, ({ scenario }) => scenario).values()].flatMap((mine) =>
    mine.flatMap(({ command, at }): readonly Span[] =>
      command.type === "wait" ? [[at, at + command.ms]] : [],
    ),
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
