import type { Exchange } from "../../history/history.ts";
import { answered, status as exactly } from "../claim.ts";
import { type Case, objectBody, shown } from "../case.ts";

/**
 * A token has to be found in every form that the profile has. A server that calls it missing did not look there;
 * whatever else it answers, it found it.
 */
export function judgeTokenForm({ ledger, profile }: Case, exchange: Exchange): "found" | "not found" {
  const { operation, status } = exchange;
  if (operation.kind !== "putPresence" && operation.kind !== "getPresence") return "found";
  const form = operation.tokenForm ?? profile.binding.token;
  const { errcode } = objectBody(exchange);
  const chosen = operation.tokenForm !== undefined;
  const refused = status === 401 || status === 403;
  const missed = refused && (errcode === "M_MISSING_TOKEN" || (chosen && errcode === "M_UNKNOWN_TOKEN"));
  if (!missed) {
    if (chosen) ledger.held("PRES-ERR-004", exchange);
    return "found";
  }
  const where = form === "header" ? "the Authorization header" : "the query";
  ledger.broken("PRES-ERR-004", exchange, {
    title: `An access token in ${where} is not found.`,
    allowed: "the answer that the token entitles to",
    observed: `${status} ${shown(exchange.body)}`,
    claim: answered(exchange, exactly(200)),
  });
  return "not found";
}
