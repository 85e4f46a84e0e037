import type { Exchange, UserId } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, roleOf, shown } from "../case.ts";
import { type ShownClaim, valued } from "../claim.ts";
import type { Evidence } from "../evidence.ts";
import { chainsOf, type Delivery } from "../observations.ts";
import { type Change, changesOf, valuesDuring } from "../profile-history.ts";
import { noticeOf } from "./notice-of.ts";
import { judgeMembers, judgeRefused, REFUSED } from "./profile-memberships.ts";

/** How a changed name or avatar travels: as presence where the profile says so, and as membership everywhere. */
export function judgeProfileChanges(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const changes = changesOf(evidence.judged);
  for (const delivery of deliveries) judgeContents(evidence.judged, changes, delivery);
  for (const change of changes) {
    if (!change.fresh) continue;
    judgePropagation(evidence, { change, changes, deliveries });
    judgeMembers(evidence, change);
  }
  judgeRefused(evidence.judged, deliveries);
}

/** The name and avatar in an event, if any, are the current ones (in every profile). */
function judgeContents(
  judged: Case,
  changes: readonly Change[],
  { exchange, viewer, subject, from, observation }: Delivery,
): void {
  const { ledger, users } = judged;
  if (observation === undefined || subject === undefined || !users.has(subject)) return;
  const tolerances = tolerancesBetween(judged, viewer, subject);
  for (const field of ["displayname", "avatar_url"] as const) {
    const found = field === "displayname" ? observation.displayname : observation.avatarUrl;
    if (found === undefined || REFUSED.test(found)) continue;
    const allowed = valuesDuring(changes, { user: subject, field }, [from, exchange.received]);
    if (allowed === undefined) continue;
    const requirement: RequirementId = "PRES-PROF-008";
    const claim = showsOnly(exchange, { subject, key: field, values: [...allowed, null] });
    if (allowed.has(found)) ledger.held(requirement, exchange);
    else if (field === "avatar_url" && found !== "" && !found.startsWith("mxc://")) {
      ledger.broken("PRES-EVT-008", exchange, {
        title: "`avatar_url` of an event is no `mxc://` URI.",
        allowed: [...allowed].map(shown).join(" or "),
        observed: shown(found),
        claim,
        ceiling: "warn",
      });
    } else if (
      valuesDuring(changes, { user: subject, field }, [from - tolerances.deliveryMs, exchange.received])?.has(
        found,
      ) === true
    ) {
      ledger.undecided(requirement, exchange, "late");
    } else {
      const foreign = changes.some(({ user, value }) => user !== subject && value === found);
      const title = foreign
        ? `\`${field}\` of an event is another user's.`
        : `\`${field}\` of an event is not the current one.`;
      ledger.broken(foreign ? "PRES-EVT-008" : requirement, exchange, {
        title,
        allowed: [...allowed].map(shown).join(" or "),
        observed: shown(found),
        claim,
      });
    }
  }
}

interface Content {
  readonly subject: UserId;
  readonly key: string;
  readonly values: readonly (string | null)[];
}

function showsOnly({ index }: Exchange, { subject, key, values }: Content, since?: Exchange): ShownClaim {
  return {
    about: "shown",
    exchange: index,
    subject,
    sight: valued(key, values),
    ...(since === undefined ? {} : { since: since.index }),
  };
}

const PROPAGATED: { readonly [field in Change["field"]]: RequirementId } = {
  displayname: "PRES-PROF-001",
  avatar_url: "PRES-PROF-002",
};

interface Propagation {
  readonly change: Change;
  readonly changes: readonly Change[];
  readonly deliveries: readonly Delivery[];
}

function judgePropagation(
  { judged, sharing, storyOf }: Evidence,
  { change, changes, deliveries }: Propagation,
): void {
  const { ledger } = judged;
  const { exchange, user, field, value } = change;
  const requirement = PROPAGATED[field];
  const nextEffect =
    storyOf(user).effects.find(({ from, event }) => from > exchange.sent && event?.type !== "poll")?.from ??
    Number.POSITIVE_INFINITY;
  const nextChange =
    changes.find((other) => other.user === user && other.exchange.sent > exchange.sent)?.exchange.sent ??
    Number.POSITIVE_INFINITY;
  const quiet = Math.min(nextEffect, nextChange);
  for (const chain of chainsOf(judged).values()) {
    const [first] = chain;
    if (first?.user == null || first.user === user || first.sent > exchange.sent) continue;
    if (first.operation.kind === "stream" && first.operation.filter !== undefined) continue;
    const viewer = first.user;
    if (sharing.sees(viewer, user, [exchange.sent, exchange.received]) !== "yes") continue;
    const chainName = first.operation.kind === "stream" ? first.operation.chain : "";
    const came = deliveries.find(
      (delivery) =>
        delivery.operation.chain === chainName &&
        delivery.subject === user &&
        delivery.exchange.received > exchange.sent &&
        carries(delivery, field, value),
    );
    if (came !== undefined && came.exchange.received <= quiet) {
      ledger.held(requirement, came.exchange);
      ledger.held("PRES-PROF-006", came.exchange);
      creditEvent({ judged, changes }, change, came);
      continue;
    }
    judgeSilence({ judged, sharing }, { change, deliveries, chain, viewer, quiet, came });
  }
}

interface Silence extends Telling {
  readonly chain: readonly Exchange[];
  readonly deliveries: readonly Delivery[];
  /** What came after something else had happened to the user. */
  readonly came: Delivery | undefined;
}

/** One viewer was told nothing of the change before the next thing happened: is that a loss, and which? */
function judgeSilence(
  { judged, sharing }: Pick<Evidence, "judged" | "sharing">,
  { change, deliveries, chain, viewer, quiet, came }: Silence,
): void {
  const { ledger } = judged;
  const { exchange, user, field, value } = change;
  const tolerances = tolerancesBetween(judged, viewer, user);
  const requirement = PROPAGATED[field];
  const start = chain.find(({ received }) => received > exchange.received)?.sent ?? Number.POSITIVE_INFINITY;
  const covered = Math.min(quiet, Math.max(...chain.map(({ received }) => received)));
  const waited = covered - Math.max(start, exchange.received);
  const movedOn = chain.some(
    ({ sent, outcome }) => outcome === "answered" && sent >= exchange.received && sent <= quiet,
  );
  // Presence crosses without a name: what another homeserver makes of it is its own choice.
  const isCrossing = areApart(viewer, user);
  const isFree = isCrossing || judged.profile.severity(requirement) === "observed";
  const othersAreTold =
    !isCrossing &&
    toldAnother(deliveries, { change, viewer, quiet }) &&
    !(isFree && comesAnyway(deliveries, change));
  if (isFree && (movedOn || isCrossing) && !othersAreTold) {
    const title = "A profile change is not propagated as presence.";
    return ledger.noted(requirement, exchange, { title, allowed: "either", observed: "no event" });
  }
  if (waited < tolerances.deliveryHardMs)
    return ledger.undecided(requirement, exchange, waited < tolerances.deliveryMs ? "superseded" : "late");
  const bound = Math.max(start, exchange.received) + tolerances.deliveryHardMs;
  if (sharing.sees(viewer, user, [exchange.sent, bound]) !== "yes")
    return ledger.undecided(requirement, exchange, "maybe-shared");
  const who = roleOf(judged, user);
  const allowed = `an m.presence event with ${shown(value)}`;
  const observed = `no event for ${Math.round(waited / 1000)} s`;
  const told = { subject: user, sight: valued(field, [value]), act: exchange };
  const claim = noticeOf(judged, { viewer, exchanges: chain }, told);
  if (othersAreTold) {
    const title = `A changed profile of ${who} is told to some who may see them, and not to ${roleOf(judged, viewer)}.`;
    return ledger.broken("PRES-PROF-006", exchange, { title, allowed, observed, claim, ceiling: "warn" });
  }
  if (came !== undefined) {
    const title = `A changed profile of ${who} is told only with the next thing that they do.`;
    ledger.broken("PRES-PROF-009", came.exchange, { title, allowed, observed, claim, act: exchange });
  }
  const what = field === "displayname" ? "name" : "avatar";
  const title = `A changed ${what} of ${who} is not propagated as presence to ${roleOf(judged, viewer)}.`;
  ledger.broken(requirement, exchange, { title, allowed, observed, claim });
}

interface Telling {
  readonly change: Change;
  readonly viewer: string;
  readonly quiet: Ms;
}

/**
 * Whether somebody else was told of the change by presence, before anything else happened to the user. A stream that
 * only begins then shows who is there, with the name that they have: that tells of no change.
 */
function toldAnother(deliveries: readonly Delivery[], { change, viewer, quiet }: Telling): boolean {
  const { user, field, value, exchange } = change;
  return deliveries.some(
    (delivery) =>
      delivery.subject === user &&
      delivery.viewer !== viewer &&
      delivery.viewer !== user &&
      delivery.operation.since !== null &&
      delivery.exchange.received > exchange.sent &&
      delivery.exchange.received <= quiet &&
      carries(delivery, field, value),
  );
}

/** Every event about the user since the change carries the field: then it says nothing of what caused the event. */
function comesAnyway(deliveries: readonly Delivery[], { user, field, exchange: act }: Change): boolean {
  const since = deliveries.filter(
    ({ subject, exchange }) => subject === user && exchange.sent > act.received,
  );
  return since.length > 0 && since.every(({ event }) => valueIn(event, field) !== undefined);
}

function carries({ event }: Delivery, field: Change["field"], value: string): boolean {
  return valueIn(event, field) === value;
}

function valueIn(event: Delivery["event"], field: Change["field"]): unknown {
  return (event as { content?: Record<string, unknown> } | null)?.content?.[field];
}

interface Contents {
  readonly judged: Case;
  readonly changes: readonly Change[];
}

/** The event that a profile change caused: it is automatic, has the presence, and both fields. */
function creditEvent(
  { judged: { ledger }, changes }: Contents,
  { user, field, exchange }: Change,
  { exchange: answer, event, observation }: Delivery,
): void {
  ledger.held("PRES-PROF-009", answer);
  const content = (event as { content?: Record<string, unknown> } | null)?.content ?? {};
  if (content.presence === undefined) {
    const title = "An event caused by a profile change lacks the presence.";
    ledger.broken("PRES-EVT-013", answer, {
      title,
      allowed: "the required key `presence`",
      observed: shown(event),
      act: exchange,
      claim: {
        about: "shown",
        exchange: answer.index,
        subject: user,
        sight: { kind: "form", path: "content.presence" },
        since: exchange.index,
      },
    });
  } else if (observation !== undefined)
    for (const id of ["PRES-EVT-013", "PRES-PROF-003"] as const) ledger.held(id, answer);
  if (content.presence === "offline") ledger.held("PRES-PROF-010", answer);
  const other = field === "displayname" ? "avatar_url" : "displayname";
  const expected = valuesDuring(changes, { user, field: other }, [exchange.sent, exchange.received]);
  if (expected === undefined) return;
  const found = content[other];
  if (typeof found === "string" && expected.has(found)) ledger.held("PRES-PROF-004", answer);
  else {
    const title = `An event caused by a profile change does not carry the current \`${other}\`.`;
    ledger.broken("PRES-PROF-004", answer, {
      title,
      allowed: [...expected].map(shown).join(" or "),
      observed: shown(found),
      act: exchange,
      claim: showsOnly(answer, { subject: user, key: other, values: [...expected] }, exchange),
    });
  }
}
