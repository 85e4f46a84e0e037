import type { Exchange, History } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { Spans } from "./spans.ts";

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

/**
 * Splits the time of a run among those who were waited for.
 *
 * @param visit is shown the exchanges of each scenario on the way, since to unpack a long history takes its time
 */
export function timeSpent(
  { scenarios, exchanges, steps, footer }: History,
  visit: (exchanges: readonly Exchange[]) => void = () => {},
): TimeSpent {
  const [asked, waited, streamed] = [new Spans(), new Spans(), new Spans()];
  let end: Ms = 0;
  for (const { id } of scenarios) {
    const mine = exchanges.of(id);
    visit(mine);
    for (const exchange of mine) {
      (isLongPoll(exchange) ? streamed : asked).add(exchange.sent, exchange.received);
      end = Math.max(end, exchange.received);
    }
  }
  for (const { command, at } of steps) if (command.type === "wait") waited.add(at, at + command.ms);
  const totalMs = Math.max(footer?.durationMs ?? 0, end);
  const serverMs = asked.covered();
  const withTimersMs = asked.with(waited).covered();
  const withStreamsMs = asked.with(waited, streamed).covered();
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
