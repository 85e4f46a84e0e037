import type { UserId } from "../history/history.ts";
import type { Case } from "./case.ts";
import type { Evidence, Reading } from "./evidence.ts";
import { type Delivery, deliveriesOf, type Observation, readingsOf } from "./observations.ts";
import { creditSilence, judgeDelivery, judgeLooks } from "./properties/access.ts";
import { judgeAgreement } from "./properties/agreement.ts";
import { judgeCrossedActivity } from "./properties/crossed-activity.ts";
import { judgeCrossedAges } from "./properties/crossed-ages.ts";
import { judgeCurrentlyActive } from "./properties/currently-active.ts";
import { judgeDeliveries } from "./properties/deliveries.ts";
import { judgeFirstLooks } from "./properties/first-looks.ts";
import { judgeForeignValues } from "./properties/foreign-values.ts";
import { judgeLastActive } from "./properties/last-active.ts";
import { judgeLeftRooms } from "./properties/left-rooms.ts";
import { judgeLists } from "./properties/lists.ts";
import { judgeLogouts } from "./properties/logouts.ts";
import { judgeOneForAll } from "./properties/one-for-all.ts";
import { judgeOwnEcho } from "./properties/own-echo.ts";
import { judgeProfileChanges } from "./properties/profile-changes.ts";
import { judgeRefusals } from "./properties/refusals.ts";
import { judgeRepetitions } from "./properties/repetitions.ts";
import { judgeRoomSnapshots } from "./properties/room-snapshots.ts";
import { judgeSecondTries } from "./properties/second-tries.ts";
import { judgeStreams } from "./properties/streams.ts";
import { judgeTimers } from "./properties/timers.ts";
import { judgeUnconcernedHomeservers } from "./properties/unconcerned-homeservers.ts";
import { judgeValues } from "./properties/values.ts";
import { judgeWireShape } from "./properties/wire-shape.ts";
import { judgeWithholding } from "./properties/withholding.ts";
import { observePairs, type Pairs } from "./pairs.ts";
import { accountForSharing } from "./sharing.ts";
import { type Story, tellStory } from "./story.ts";

/** Judges one scenario: every property writes its decisions into the case's ledger. */
export function judgeScenario(judged: Case): void {
  const sharing = accountForSharing(judged);
  const stories = new Map<UserId, Story>();
  const storyOf = (user: UserId): Story => {
    const told = stories.get(user) ?? tellStory(judged, user);
    stories.set(user, told);
    return told;
  };
  judgeWireShape(judged);
  judgeRefusals(judged);
  judgeRoomSnapshots(judged, sharing);

  const told = deliveriesOf(judged);
  const pairs = observePairs(judged, sharing, told);
  const deliveries = told.map((delivery) => sinceMet(pairs, delivery));
  judgeLooks({ judged, sharing, pairs, storyOf });
  const refused = new Set<Observation>();
  for (const delivery of deliveries) {
    const entitled = judgeDelivery({ judged, sharing, storyOf }, delivery);
    if (entitled === "no" && delivery.observation !== undefined) refused.add(delivery.observation);
  }
  const looks = readingsOf(judged).filter(
    ({ viewer, subject, from, to, kind }) =>
      kind === "list" || sharing.sees(viewer, subject, [from, to]) !== "no",
  );
  const shown = [...deliveries.flatMap(({ observation }) => observation ?? []), ...looks]
    .filter((observation) => !refused.has(observation))
    .sort((one, other) => one.to - other.to || one.exchange.index - other.exchange.index);
  const readings: Reading[] = [...refused].map((observation) => ({
    observation,
    outcome: "not entitled",
    decisive: false,
  }));
  for (const user of judged.users) {
    const mine = shown.filter(({ subject }) => subject === user);
    if (mine.length > 0) readings.push(...judgeValues({ judged, pairs }, storyOf(user), mine));
  }

  const evidence: Evidence = { judged, sharing, pairs, storyOf, readings };
  creditSilence(evidence, deliveries);
  judgeDeliveries(evidence, deliveries);
  judgeWithholding(evidence, deliveries);
  judgeAgreement(evidence);
  judgeOneForAll(evidence);
  judgeLastActive(evidence);
  judgeCrossedAges(evidence);
  judgeCurrentlyActive(evidence);
  judgeCrossedActivity(evidence);
  judgeUnconcernedHomeservers(evidence, deliveries);
  judgeTimers(evidence);
  judgeLogouts(evidence);
  judgeProfileChanges(evidence, deliveries);
  judgeLeftRooms(judged);
  judgeFirstLooks(evidence, deliveries);
  judgeStreams(evidence, deliveries);
  judgeSecondTries(evidence, deliveries);
  judgeRepetitions(evidence, deliveries);
  judgeForeignValues(judged);
  judgeLists(evidence);
  judgeOwnEcho(judged, deliveries);
}

/** An event to somebody who has just joined tells what held since then, though the request waited for longer. */
function sinceMet(pairs: Pairs, delivery: Delivery): Delivery {
  const { observation } = delivery;
  if (observation === undefined || observation.viewer === observation.subject) return delivery;
  const met = pairs.metAt(observation.viewer, observation.subject, observation.to);
  return met === undefined || met <= observation.from
    ? delivery
    : { ...delivery, observation: { ...observation, from: met } };
}
