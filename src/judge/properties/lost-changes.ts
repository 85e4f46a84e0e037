import type { Exchange } from "../../history/history.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { roleOf } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import { requirementOfLoss, tellsOfOthers } from "../name-loss.ts";
import { noticeOf, oneOf } from "./notice-of.ts";
import { type Due, quietUntil, type Watch } from "./watched-chain.ts";

/** What a change that never came is blamed on where nothing but the way is known: if it had to cross, it is the crossing. */
const OF_CROSSING: readonly RequirementId[] = [
  "PRES-PROP-001",
  "PRES-PROP-004",
  "PRES-SYNC-011",
  "PRES-V1-004",
];

/** What says no more of a pair than that they do not see each other. */
const OF_ANY_PAIR: readonly RequirementId[] = ["PRES-VIS-001", "PRES-VIS-002"];

/** A change that the chain was not told of, or not in time. */
export interface LostChange extends Due {
  /** A level of which the chain is never told. */
  readonly neverTold?: string | undefined;
}

/** Whether it had to be told, and whose fault it is. */
export function judgeLostChange(
  evidence: Evidence,
  { chain, story, shown }: Watch,
  { version, before, neverTold }: LostChange,
): void {
  const { judged, sharing, pairs } = evidence;
  const { ledger } = judged;
  const tolerances = tolerancesBetween(judged, chain.viewer, story.user);
  const act = version.effect?.exchange as Exchange;
  const reading = chain.exchanges.find(
    ({ received, outcome }) => received > version.fromLatest && outcome !== "lost",
  );
  const start = Math.max(version.fromLatest, reading?.sent ?? Number.POSITIVE_INFINITY);
  const lossAtHome = requirementOfLoss(story, {
    version,
    neverTold,
    exchanges: chain.exchanges,
    shown,
  });
  const isCrossing = areApart(chain.viewer, story.user) && OF_CROSSING.includes(lossAtHome);
  const requirement = isCrossing ? "PRES-FED-001" : lossAtHome;
  const quiet = quietUntil(evidence, story, { version, before });
  const covered = Math.max(
    ...chain.exchanges.filter(({ outcome }) => outcome !== "lost").map(({ received }) => received),
  );
  const waited = Math.min(quiet, covered) - start;
  const shared = sharing.sees(chain.viewer, story.user, [
    version.from,
    start + Math.max(0, Math.min(waited, tolerances.deliveryHardMs)),
  ]);
  if (shared === "no") return;
  if (shared === "maybe") return ledger.undecided(requirement, act, "maybe-shared");
  if (reading === undefined || waited < tolerances.deliveryMs) {
    return ledger.undecided(requirement, act, quiet < covered ? "superseded" : "not-covered");
  }
  if (waited < tolerances.deliveryHardMs) return ledger.undecided(requirement, act, "late");
  const allowed = new Set(story.statesOf(version).map(({ level }) => level));
  const loss = { viewer: chain.viewer, subject: story.user, at: version.from, way: "stream" } as const;
  const isListedOnly = sharing.shares(chain.viewer, story.user, [version.from, version.fromLatest]) === "no";
  // Who is told of every level but one is not kept from seeing, nor who comes back and is told of others.
  const isLost = requirement === "PRES-PROP-010" && tellsOfOthers(judged, reading);
  const isKept = neverTold === undefined && !isLost;
  const relation = isListedOnly ? "PRES-LIST-006" : isKept ? pairs.lossOf(loss) : undefined;
  const isOfAnyPair = relation === undefined || OF_ANY_PAIR.includes(relation);
  ledger.broken(isCrossing && isOfAnyPair ? requirement : (relation ?? requirement), reading, {
    title: `A change of ${roleOf(judged, story.user)}'s presence never reaches ${roleOf(judged, chain.viewer)}, who shares a room.`,
    allowed: `an event with ${[...allowed].join(" or ")} within ${tolerances.deliveryHardMs / 1000} s`,
    observed: `no event for ${Math.round(waited / 1000)} s`,
    act,
    claim: noticeOf(judged, chain, {
      subject: story.user,
      sight: oneOf(story.statesOf(version), judged.profile.rules.statusInEvent),
      act,
    }),
  });
}
