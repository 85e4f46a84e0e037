import type { Exchange } from "../../history/history.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Effect } from "../effects.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { answered, status, valued } from "../claim.ts";
import { type Case, objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import type { SharingAccount } from "../sharing.ts";
import { judgeTokenForm } from "./token-forms.ts";

const STRANGERS_ANSWERS = [status(403, { errcodes: ["M_FORBIDDEN"] }), status(404)];

/** Who may look: every GET of another user's presence is granted to those who share a room, and to nobody else. */
export function judgeLooks(evidence: Pick<Evidence, "judged" | "sharing" | "pairs" | "storyOf">): void {
  const { judged, sharing, storyOf } = evidence;
  const granted = new Set<string>();
  for (const exchange of judged.exchanges) {
    const { operation, user, sent, received, status: found, outcome } = exchange;
    if (operation.kind !== "getPresence" || user === null) continue;
    const { subject } = operation;
    if (outcome !== "answered" || found === undefined || found === 429 || found >= 500) {
      judged.ledger.undecided("PRES-GET-009", exchange, "request-lost");
      continue;
    }
    if (judgeTokenForm(judged, exchange) === "not found") continue;
    if (operation.encodedPath === true && succeeded(exchange)) judged.ledger.held("PRES-PUT-015", exchange);
    if (succeeded(exchange) && granted.has(`${subject} ${user}`))
      judged.ledger.held("PRES-VIS-012", exchange);
    if (succeeded(exchange)) granted.add(`${user} ${subject}`);
    const entitled = sharing.sees(user, subject, [sent, received]);
    if (entitled === "maybe") judged.ledger.undecided("PRES-GET-010", exchange, "maybe-shared");
    else if (entitled === "no") judgeStranger(judged, sharing, exchange);
    else {
      const crossingMs = areApart(user, subject) ? judged.tolerances.crossingMs : 0;
      const everActive = storyOf(subject).effects.some(
        (effect) => effect.fromLatest + crossingMs <= sent && givesPresence(effect),
      );
      judgeEntitled(evidence, { exchange, everActive });
    }
  }
}

interface Look {
  readonly exchange: Exchange;
  /** The subject has a presence state: before that, 404 is a lawful answer. */
  readonly everActive: boolean;
}

/** Whether a user surely has a presence state after this: rooms and suppressed streams need not give them one. */
function givesPresence({ event, sure }: Effect): boolean {
  if (event?.type === "poll")
    return sure && event.setPresence !== "offline" && event.setPresence !== "invalid";
  return sure && event?.type !== "sendMessage";
}

function judgeEntitled(
  { judged, sharing, pairs }: Pick<Evidence, "judged" | "sharing" | "pairs">,
  { exchange, everActive }: Look,
): void {
  const { ledger } = judged;
  const { operation, user, sent, status: found } = exchange;
  if (operation.kind !== "getPresence" || user === null) return;
  const { subject } = operation;
  const { visibilityMs } = tolerancesBetween(judged, user, subject);
  const self = user === subject;
  if (succeeded(exchange)) {
    for (const requirement of self ? (["PRES-GET-011"] as const) : grantedBy(sharing, exchange, subject)) {
      ledger.held(requirement, exchange);
    }
    if (!everActive) judgeUntouched(judged, exchange);
    return;
  }
  const requirement: RequirementId = self ? "PRES-GET-011" : "PRES-GET-009";
  if (!everActive) {
    if (found === 404) ledger.held("PRES-STATE-012", exchange);
    return ledger.undecided(requirement, exchange, "policy-unknown");
  }
  const joined = self ? undefined : sharing.newestChange(user, subject, sent);
  if (joined !== undefined && sent - joined.received < visibilityMs)
    return ledger.undecided(requirement, exchange, "late");
  const title = self
    ? "A user cannot read their own presence."
    : `${roleOf(judged, user)} shares a room with ${roleOf(judged, subject)} and cannot read their presence.`;
  const relation = self ? undefined : pairs.lossOf({ viewer: user, subject, at: sent, way: "get" });
  ledger.broken(relation ?? requirement, exchange, {
    title,
    allowed: "200",
    observed: `${found} ${shown(exchange.body)}`,
    act: joined,
    claim: answered(exchange, status(200)),
  });
}

/** Who never was there is offline or nothing at all: a word that no profile has is neither. */
function judgeUntouched({ ledger, profile }: Case, exchange: Exchange): void {
  const { operation } = exchange;
  const { presence } = objectBody(exchange);
  if (operation.kind !== "getPresence") return;
  if (profile.rules.presenceValues.some((value) => value === presence)) return;
  ledger.broken("PRES-STATE-012", exchange, {
    title: "A user who has done nothing yet has a presence that is none.",
    allowed: "offline, or 404",
    observed: shown(presence),
    claim: {
      about: "shown",
      exchange: exchange.index,
      subject: operation.subject,
      sight: valued("presence", profile.rules.presenceValues),
    },
  });
}

/** What a granted look shows beside GET-009: which relation it rests on. */
function grantedBy(
  sharing: SharingAccount,
  { user, received }: Exchange,
  subject: string,
): readonly RequirementId[] {
  const ids: RequirementId[] = ["PRES-GET-009", "PRES-VIS-001", "PRES-VIS-002"];
  if (user === null) return ids;
  const left = (who: string) => sharing.breachOf(user, who, received);
  if (left(subject) === "PRES-VIS-005") ids.push("PRES-VIS-006");
  return ids;
}

function judgeStranger(judged: Case, sharing: SharingAccount, exchange: Exchange): void {
  const { ledger, profile } = judged;
  const { operation, user, received, status: found } = exchange;
  if (operation.kind !== "getPresence" || user === null) return;
  const relation = sharing.breachOf(user, operation.subject, received);
  const { errcode, ...rest } = objectBody(exchange);
  const observed = `${found} ${shown({ ...(errcode === undefined ? {} : { errcode }), ...rest })}`;
  const who = `${roleOf(judged, user)}, who has no relation to ${roleOf(judged, operation.subject)},`;
  if (succeeded(exchange)) {
    const keys = Object.keys(objectBody(exchange));
    const onlyOffline = rest.presence === "offline" && keys.length === 1;
    const breach = {
      title: `${who} reads their presence.`,
      allowed: "403 or 404",
      observed,
      claim: answered(exchange, status(403), status(404)),
    };
    if (onlyOffline) ledger.noted("PRES-GET-010", exchange, breach);
    else {
      const strict = profile.id === "seed-strict";
      ledger.broken("PRES-GET-010", exchange, strict ? breach : { ...breach, ceiling: "warn" });
    }
    return;
  }
  ledger.held("PRES-GET-010", exchange);
  ledger.held(relation === "PRES-PROP-002" ? "PRES-VIS-003" : relation, exchange);
  if (sharing.lists(operation.subject, user, [received, received]) !== "no")
    ledger.held("PRES-VIS-012", exchange);
  const fits = found === 404 || (found === 403 && errcode === "M_FORBIDDEN");
  if (fits) ledger.held("PRES-GET-008", exchange);
  else if (found === 403) {
    ledger.broken("PRES-GET-008", exchange, {
      title: `${who} is refused with an odd errcode.`,
      allowed: "403 M_FORBIDDEN or 404",
      observed,
      claim: answered(exchange, ...STRANGERS_ANSWERS),
      ceiling: "warn",
    });
  } else {
    ledger.broken("PRES-GET-008", exchange, {
      title: `${who} is refused with an odd status.`,
      allowed: "403 M_FORBIDDEN or 404",
      observed,
      claim: answered(exchange, ...STRANGERS_ANSWERS),
      // 401 tells a client that its session is over.
      ceiling: found === 401 ? undefined : "warn",
    });
  }
}
