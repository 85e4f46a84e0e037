import type { Exchange, UserId } from "../history/history.ts";
import { faultById } from "../model/fault.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { type Case, succeeded, wasRefused } from "./case.ts";
import type { Suspect } from "./evidence.ts";

/** What must leave the user's presence alone, in order: refused requests, profile changes, logins, streams that ask for what does not exist. */
export function suspectsOf(judged: Case, user: UserId): readonly Suspect[] {
  const last = new Map<string, string>();
  return judged.exchanges.flatMap((exchange) => {
    const requirement = setsAgain(last, exchange, user) ? "PRES-PROF-011" : suspicion(exchange, user);
    return requirement === undefined ? [] : { exchange, requirement };
  });
}

/** Whether a profile change sets the value that was there. */
function setsAgain(last: Map<string, string>, { operation, user }: Exchange, subject: UserId): boolean {
  if (operation.kind !== "putProfile" || user !== subject) return false;
  const again = last.get(operation.field) === operation.value;
  last.set(operation.field, operation.value);
  return again;
}

function suspicion(exchange: Exchange, user: UserId): RequirementId | undefined {
  const { operation } = exchange;
  const own = exchange.user === user;
  switch (operation.kind) {
    case "refused": {
      if (!wasRefused(exchange) || (!own && operation.subject !== user)) return undefined;
      const fault = faultById(operation.fault);
      const byToken = fault.credentials !== "own" || fault.aimsAtOther;
      return byToken && fault.method === "PUT" && fault.requirement.startsWith("PRES-PUT")
        ? fault.requirement
        : "PRES-PUT-011";
    }
    case "putProfile":
      return own && succeeded(exchange) ? "PRES-PROF-003" : undefined;
    case "stream":
      return own && succeeded(exchange) && operation.setPresence === "invalid" ? "PRES-SYNC-006" : undefined;
    case "logIn":
      return own && succeeded(exchange) ? "PRES-LIFE-001" : undefined;
    default:
      return undefined;
  }
}
