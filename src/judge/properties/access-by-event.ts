import { areApart } from "../../spec/wire/server-part.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { ANYTHING, type SilenceClaim, valued } from "../claim.ts";
import { type Case, isFence, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import type { Delivery } from "../observations.ts";
import type { Sharing } from "../sharing.ts";

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
