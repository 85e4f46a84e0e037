import type { Exchange, StreamOperation } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { type Fault, faultById } from "../../model/fault.ts";
import { judgeTokenForm } from "./token-forms.ts";
import { type AnswerClaim, answered, NO_FAILURE, status as exactly } from "../claim.ts";
import { type Case, isUnclear, objectBody, shown, succeeded, wasRefused } from "../case.ts";
import { plans } from "../evidence.ts";

/** Requests that have to be refused, and refused for the right reason; and valid ones that must not be. */
export function judgeRefusals(judged: Case): void {
  for (const exchange of judged.exchanges) {
    const { operation } = exchange;
    if (operation.kind === "refused") judgeFault(judged, exchange, faultById(operation.fault));
    else if (operation.kind === "putPresence") judgeValidPut(judged, exchange);
    else if (operation.kind === "stream" && wasRefused(exchange))
      judgeRefusedStream(judged, exchange, operation);
  }
}

const ASKED: { readonly [setPresence in "online" | "unavailable" | "offline"]: RequirementId } = {
  online: "PRES-SYNC-005",
  unavailable: "PRES-SYNC-004",
  offline: "PRES-SYNC-003",
};

/** An invalid `set_presence` may be an error; a valid one must not be. */
function judgeRefusedStream(
  { ledger, profile }: Case,
  exchange: Exchange,
  { setPresence }: StreamOperation,
): void {
  if (setPresence === "invalid") return ledger.held("PRES-SYNC-006", exchange);
  if (setPresence === "default" || exchange.status === 401) return;
  if (!profile.rules.setPresenceValues.includes(setPresence)) return;
  const title = `A stream that asks for \`${setPresence}\` is refused.`;
  const observed = `${exchange.status} ${shown(exchange.body)}`;
  const claim = answered(exchange, exactly(200));
  ledger.broken(ASKED[setPresence], exchange, { title, allowed: "200", observed, claim });
}

function judgeFault(judged: Case, exchange: Exchange, fault: Fault): void {
  const { ledger, profile } = judged;
  const { requirement, refusal, title } = fault;
  if (!fault.holdsIn(profile)) return;
  const { status } = exchange;
  const isLate = status === 429 || exchange.outcome !== "answered" || status === undefined || status >= 500;
  if (isLate) {
    if (fault.requirement === "PRES-LIST-015" && exchange.outcome === "answered" && status !== 429) {
      const observed = `${status} ${shown(exchange.body)}`;
      return ledger.broken(requirement, exchange, {
        title: `${title}: the server fails.`,
        allowed: "any answer below 500",
        observed,
        claim: answered(exchange, NO_FAILURE),
      });
    }
    return ledger.undecided(requirement, exchange, "request-lost");
  }
  if (fault.credentials === "loggedOut" && mayBeLoggedIn(judged, exchange))
    return ledger.undecided(requirement, exchange, "request-lost");
  const allowed = `${refusal.statuses.join(" or ")}${refusal.errcodes.length > 0 ? ` ${refusal.errcodes.join(" or ")}` : ""}`;
  const { errcode } = objectBody(exchange);
  const observed = `${status} ${typeof errcode === "string" ? errcode : (exchange.text ?? shown(exchange.body))}`;
  if (succeeded(exchange)) {
    const ceiling = acceptanceCeiling(fault, exchange);
    const claim = refused(exchange, fault);
    const breach = { title: `${title}: accepted.`, allowed, observed, claim, ceiling };
    if (fault.credentials === "loggedOut") ledger.broken("PRES-LIFE-002", exchange, breach);
    return ledger.broken(requirement, exchange, breach);
  }
  if (status === 401 && fault.credentials === "own") {
    // The token was refused, not the request: that decides nothing.
    return ledger.undecided(requirement, exchange, "request-lost");
  }
  const rightStatus = refusal.statuses.includes(status);
  if (refusal.strictStatus && !rightStatus) {
    return ledger.broken(requirement, exchange, {
      title: `${title}: refused with another status.`,
      allowed,
      observed,
      claim: refused(exchange, fault),
    });
  }
  if (fault.credentials === "own") {
    judgeErrcode(judged, exchange, { fault, allowed, observed });
  } else judgeTokenRefusal(judged, exchange, { fault, allowed, observed });
}

/** Whether the logout before was lost: then the token may be good still. */
function mayBeLoggedIn({ exchanges }: Case, { user, device, sent }: Exchange): boolean {
  return exchanges.some(
    (other) =>
      other.operation.kind === "logOut" &&
      other.user === user &&
      other.device === device &&
      other.sent <= sent &&
      isUnclear(other),
  );
}

interface Told {
  readonly fault: Fault;
  readonly allowed: string;
  readonly observed: string;
}

/** That the request is refused, with the status and the errcode that matter. */
function refused(exchange: Exchange, { requirement, refusal }: Fault): AnswerClaim {
  const { statuses, errcodes, strictStatus } = refusal;
  const rest = requirement === "PRES-PUT-009" && errcodes.length > 0 ? { errcodes } : {};
  return strictStatus
    ? answered(exchange, ...statuses.map((code) => exactly(code, rest)))
    : answered(exchange, { status: [400, 499], ...rest });
}

function judgeErrcode({ ledger }: Case, exchange: Exchange, { fault, allowed, observed }: Told): void {
  const { requirement, refusal, title } = fault;
  const { errcode } = objectBody(exchange);
  const fits = refusal.errcodes.length === 0 || refusal.errcodes.includes(String(errcode));
  if (fits) return ledger.held(requirement, exchange);
  if (requirement === "PRES-PUT-009") {
    const breach = {
      title: `${title}: refused, but not as M_NOT_JSON.`,
      allowed,
      observed,
      claim: refused(exchange, fault),
      ceiling: "warn" as const,
    };
    return ledger.broken(requirement, exchange, breach);
  }
  ledger.noted(requirement, exchange, {
    title: `${title}: refused with another errcode.`,
    allowed,
    observed,
  });
}

/** Which token error it is matters to clients: one asks to log in, the other drops the session. */
function judgeTokenRefusal(
  { ledger, profile }: Case,
  exchange: Exchange,
  { fault, allowed, observed }: Told,
): void {
  const { errcode } = objectBody(exchange);
  ledger.held(fault.requirement, exchange);
  const seedPath = profile.binding.prefix.endsWith("/api/v1");
  const title = `${fault.title}: refused with the wrong token error.`;
  const claim = answered(
    exchange,
    ...(seedPath ? fault.refusal.statuses : [401]).map((code) =>
      exactly(code, { errcodes: fault.refusal.errcodes }),
    ),
  );
  if (!fault.refusal.errcodes.includes(String(errcode)))
    ledger.broken("PRES-ERR-002", exchange, { title, allowed, observed, claim });
  else if (exchange.status === 403 && !seedPath) {
    ledger.broken("PRES-ERR-002", exchange, { title, allowed, observed, claim, ceiling: "warn" });
  } else ledger.held("PRES-ERR-002", exchange);
  if (fault.credentials === "loggedOut") ledger.held("PRES-LIFE-002", exchange);
}

function acceptanceCeiling(fault: Fault, exchange: Exchange): "warn" | "observed" | undefined {
  // 200 `offline` for somebody who does not exist tells nothing that is not so (catalogue GET-007).
  if (fault.id === "get-unknown-user") return "warn";
  if (fault.requirement === "PRES-LIST-015" || fault.id === "put-hidden") return "observed";
  return exchange.operation.kind === "refused" && fault.requirement === "PRES-LAA-009"
    ? "observed"
    : undefined;
}

function judgeValidPut(judged: Case, exchange: Exchange): void {
  const { ledger } = judged;
  const { operation, status } = exchange;
  if (operation.kind !== "putPresence") return;
  if (exchange.outcome !== "answered" || status === undefined || status === 429 || status >= 500) {
    return ledger.undecided("PRES-PUT-001", exchange, "request-lost");
  }
  const observed = `${status} ${shown(exchange.body)}`;
  if (judgeTokenForm(judged, exchange) === "not found") return;
  const again = repeats(judged, exchange, operation);
  if (status >= 400) {
    if (operation.unknownKeys === true) {
      return ledger.noted("PRES-PUT-018", exchange, {
        title: "A PUT with unknown keys is refused.",
        allowed: "either",
        observed,
      });
    }
    if (operation.message === null) {
      return ledger.noted("PRES-PUT-008", exchange, {
        title: "A null status message is refused.",
        allowed: "either",
        observed,
      });
    }
    if ((operation.message?.length ?? 0) > LONG && (status === 400 || status === 413)) {
      return ledger.noted("PRES-PUT-007", exchange, {
        title: "A long status message is refused.",
        allowed: "either",
        observed,
      });
    }
    const title = `A valid PUT of \`${operation.presence}\` is refused.`;
    const requirement = again ? "PRES-PUT-013" : requirementOfPut(judged, operation);
    const claim = answered(exchange, exactly(200, { body: "object" }));
    return ledger.broken(requirement, exchange, { title, allowed: "200 {}", observed, claim });
  }
  if (operation.encodedPath === true) ledger.held("PRES-PUT-015", exchange);
  if (again) ledger.held("PRES-PUT-013", exchange);
}

/** Characters of a status message from which on a server may call it too long: nothing is stated. */
const LONG = 255;

type PutOperation = Extract<Exchange["operation"], { kind: "putPresence" }>;

/** Whether the user's last accepted PUT was the same. */
function repeats(judged: Case, { user, sent }: Exchange, { presence, message }: PutOperation): boolean {
  const before = judged.exchanges.findLast(
    (other) =>
      other.operation.kind === "putPresence" &&
      other.user === user &&
      other.received <= sent &&
      succeeded(other),
  )?.operation;
  return before?.kind === "putPresence" && before.presence === presence && before.message === message;
}

/** What a server breaks that refuses a valid PUT. */
function requirementOfPut({ scenario }: Case, { presence, encodedPath }: PutOperation): RequirementId {
  if (presence === "free_for_chat") return "PRES-STATE-007";
  if (presence === "offline") return "PRES-STATE-006";
  if (encodedPath === true) return "PRES-PUT-015";
  return plans(scenario, "PRES-IDLE-001") ? "PRES-IDLE-001" : "PRES-PUT-001";
}
