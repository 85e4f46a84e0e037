import type { Exchange, StreamOperation } from "../../history/history.ts";
import { type Case, succeeded } from "../case.ts";
import { chainsOf, type Delivery } from "../observations.ts";

/**
 * Whether a user's own stream tells them their own presence is open (PROP-009); what the preflight has seen of it should
 * go on being so. One decision for each stream that was read after a PUT of its user.
 */
export function judgeOwnEcho(judged: Case, deliveries: readonly Delivery[]): void {
  const usual = judged.facts.get("selfEcho")?.value;
  if (typeof usual !== "boolean") return;
  for (const [chain, exchanges] of chainsOf(judged)) {
    const put = firstPutWhileOpen(judged, exchanges);
    const last = exchanges.findLast(succeeded);
    if (put === undefined || last === undefined || last.sent < put.received) continue;
    const echoes = deliveries.some(
      ({ operation, viewer, subject }) => operation.chain === chain && viewer === subject,
    );
    if (echoes === usual) judged.ledger.held("PRES-PROP-009", last);
    else {
      judged.ledger.noted("PRES-PROP-009", last, {
        title: "A stream differs from that of the preflight in whether it echoes its user's own presence.",
        allowed: "either",
        observed: echoes ? "an echo" : "no echo",
        act: put,
      });
    }
  }
}

/** The first PUT of the stream's own user after its beginning; filtered streams may hide the echo. */
function firstPutWhileOpen({ exchanges }: Case, chain: readonly Exchange[]): Exchange | undefined {
  const [first] = chain;
  if (first === undefined || (first.operation as StreamOperation).filter !== undefined) return undefined;
  return exchanges.find(
    (exchange) =>
      exchange.operation.kind === "putPresence" &&
      exchange.user === first.user &&
      exchange.sent >= first.received &&
      succeeded(exchange),
  );
}
