import type { Exchange, StreamOperation } from "../history/history.ts";
import { presenceEventSubject } from "../spec/wire/presence-event.ts";
import type { Ms } from "../time/clock.ts";
import { succeeded } from "./case.ts";
import { eventsIn } from "./observations.ts";

/**
 * How long presence travelled in a scenario: from the answer of each PUT (0 when the event was faster) to the first event of
 * that user on each chain that was being read, if it came before the next PUT. In ms.
 */
export function deliveryDelays(exchanges: readonly Exchange[]): readonly Ms[] {
  const delays: Ms[] = [];
  const puts = exchanges.filter(
    (exchange) => exchange.operation.kind === "putPresence" && succeeded(exchange),
  );
  const latest = new Map<string, Exchange>();
  const inOrder = [...puts, ...exchanges.filter(isNews)].sort((one, other) => timeOf(one) - timeOf(other));
  const told = new Set<string>();
  for (const exchange of inOrder) {
    if (exchange.operation.kind === "putPresence") latest.set(exchange.user ?? "", exchange);
    else {
      const { chain } = exchange.operation as StreamOperation;
      for (const subject of eventsIn(exchange).map(presenceEventSubject)) {
        const put = subject === undefined ? undefined : latest.get(subject);
        const key = `${chain} ${put?.index}`;
        if (put === undefined || exchange.sent > put.received || told.has(key)) continue;
        told.add(key);
        delays.push(Math.max(0, exchange.received - put.received));
      }
    }
  }
  return delays;
}

function isNews(exchange: Exchange): boolean {
  return exchange.operation.kind === "stream" && succeeded(exchange) && eventsIn(exchange).length > 0;
}

function timeOf({ operation, sent, received }: Exchange): Ms {
  return operation.kind === "putPresence" ? sent : received;
}
