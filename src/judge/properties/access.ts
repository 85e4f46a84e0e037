import type { Exchange } from "../../history/history.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import type { Effect } from "../effects.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { ANYTHING, answered, type SilenceClaim, status, valued } from "../claim.ts";
import { type Case, isFence, objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import type { Delivery } from "../observations.ts";
import type { Sharing, SharingAccount } from "../sharing.ts";
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

/**
 * Whether an event may be shown to its viewer. It is a leak if every version it can stand for began after the two
 * surely shared no more: what was under way when they parted may still arrive.
 */
export function judgeDelivery(
  { judged, sharing, storyOf }: Pick<Evidence, "judged" | "sharing" | "storyOf">,
  delivery: Delivery,
): Sharing {
  const { exchange, viewer, subject, from, observation } = delivery;
  if (subject === undefined) return "maybe";
  const { ledger } = judged;
  const breach = (relation: RequirementId, observed: string) => {
    const requirement = isOfProfileChange({ judged, storyOf }, delivery) ? "PRES-PROF-006" : relation;
    const title = `${roleOf(judged, viewer)} is sent the presence of ${roleOf(judged, subject)}, whom they may not see.`;
    const ceiling = requirement === "PRES-VIS-009" ? { ceiling: "warn" as const } : {};
    const claim = silenceOf(storyOf, delivery);
    ledger.broken(requirement, exchange, { title, allowed: "no event", observed, claim, ...ceiling });
  };
  if (isMisattributed(judged, delivery)) return "no";
  if (!judged.users.has(subject)) {
    breach("PRES-PROP-002", shown(delivery.event));
    return "no";
  }
  const entitled = sharing.sees(viewer, subject, [from, exchange.received]);
  if (entitled === "yes" || viewer === subject) return "yes";
  // Who has come back meanwhile may see the subject: what they are shown is a matter of values.
  if (sharing.sees(viewer, subject, [exchange.received, exchange.received]) === "yes") return "maybe";
  const parted = sharing.lastSeen(viewer, subject, exchange.received);
  if (
    observation === undefined ||
    beganBefore(storyOf, observation, {
      parted,
      graceMs: tolerancesBetween(judged, viewer, subject).deliveryMs,
    })
  ) {
    if (entitled === "no" && parted === Number.NEGATIVE_INFINITY) {
      breach(sharing.breachOf(viewer, subject, exchange.received), shown(delivery.event));
      return "no";
    }
    ledger.undecided("PRES-PROP-002", exchange, "maybe-shared");
    return "maybe";
  }
  breach(sharing.breachOf(viewer, subject, exchange.received), shown(delivery.event));
  return "no";
}

/** That no event of the subject comes, since the newest act of theirs that this one may tell of. */
function silenceOf(storyOf: Evidence["storyOf"], { exchange, subject, observation }: Delivery): SilenceClaim {
  const effects = subject === undefined ? [] : storyOf(subject).effects;
  const since = effects.findLast(({ from }) => from <= exchange.received)?.exchange.index;
  const message = observation?.message;
  return {
    about: "silence",
    exchange: exchange.index,
    subject,
    sight:
      observation === undefined
        ? ANYTHING
        : {
            kind: "state",
            states: [{ presence: observation.presence, ...(message === undefined ? {} : { message }) }],
          },
    atMost: 0,
    ...(since === undefined ? {} : { since }),
  };
}

/** Whether the newest that the subject did is a profile change, and the event tells its value. */
function isOfProfileChange(
  { judged, storyOf }: Pick<Evidence, "judged" | "storyOf">,
  { exchange, subject = "", observation }: Delivery,
): boolean {
  const change = judged.exchanges.findLast(
    (one) =>
      one.operation.kind === "putProfile" &&
      one.user === subject &&
      one.sent <= exchange.received &&
      succeeded(one),
  );
  if (change?.operation.kind !== "putProfile") return false;
  const { field, value } = change.operation;
  const told = field === "displayname" ? observation?.displayname : observation?.avatarUrl;
  return (
    told === value &&
    !storyOf(subject).effects.some(({ from }) => from > change.sent && from <= exchange.received)
  );
}

/** Whether an event names its observer, and carries a status message that only somebody else has ever set. */
function isMisattributed(
  { exchanges, ledger }: Case,
  { exchange, viewer, subject, observation, event }: Delivery,
): boolean {
  const { message } = observation ?? {};
  if (subject !== viewer || typeof message !== "string") return false;
  const setters = exchanges.flatMap(({ operation, user }) =>
    operation.kind === "putPresence" && operation.message === message ? [user] : [],
  );
  if (setters.length === 0 || setters.includes(viewer)) return false;
  const bySender = (event as { sender?: unknown }).sender === viewer;
  ledger.broken(bySender ? "PRES-EVT-004" : "PRES-EVT-003", exchange, {
    title: "An event with another user's status message names its observer as the one whose presence it is.",
    allowed: "the user whose presence it is",
    observed: shown(event),
    claim: {
      about: "silence",
      exchange: exchange.index,
      subject,
      sight: valued("status_msg", [message]),
      atMost: 0,
    },
  });
  return true;
}

/** Whether what is shown may have come about before they parted; so may what is lawful at no time since: nobody can date it. */
function beganBefore(
  storyOf: Evidence["storyOf"],
  { subject, presence, message, to }: NonNullable<Delivery["observation"]>,
  { parted, graceMs }: { readonly parted: Ms; readonly graceMs: Ms },
): boolean {
  const story = storyOf(subject);
  const fitting = story
    .during(parted - graceMs, to)
    .filter((version) => story.allows(version, presence, message));
  return fitting.length === 0 || fitting.some(({ from }) => from <= parted);
}

/** Observers that could have been shown what they must not see, and were not: their streams moved on, and brought nothing. */
export function creditSilence({ judged, sharing, storyOf }: Evidence, deliveries: readonly Delivery[]): void {
  for (const { exchange, viewer, subject = "", observation } of deliveries) {
    if (!isFence(judged, subject) || observation === undefined) continue;
    const fenced = storyOf(subject).effects.findLast(({ from }) => from <= exchange.received)?.from;
    if (fenced === undefined) continue;
    for (const other of judged.users) {
      if (other === viewer || isFence(judged, other)) continue;
      // What has to cross is overtaken by no news but that of its own homeserver.
      if (areApart(viewer, other) && areApart(subject, other)) continue;
      const { effects } = storyOf(other);
      const changed = effects.findLast(
        ({ fromLatest, event }) => fromLatest < fenced && event?.type === "setPresence",
      );
      if (changed === undefined) continue;
      const window = [changed.from, exchange.received] as const;
      if (sharing.sees(viewer, other, window) !== "no") continue;
      judged.ledger.held(sharing.breachOf(viewer, other, exchange.received), exchange);
    }
  }
}
