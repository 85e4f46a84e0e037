import type { UserId } from "../history/history.ts";
import type { Case } from "./case.ts";
import type { Evidence, Reading } from "./evidence.ts";
import { type Delivery, deliveriesOf, type Observation, readingsOf } from "./observations.ts";
import { observePairs, type Pairs } from "./pairs.ts";
import { judgeDelivery } from "./properties/access-by-event.ts";
import { judgeLooks } from "./properties/access-by-look.ts";
import { judgeValues } from "./properties/values.ts";
import type { SharingAccount } from "./sharing.ts";
import { type Story, tellStory } from "./story.ts";

/** What was shown in one scenario: who may see it is judged, and whether it is a value that the model allows. */
export interface Gathered {
  readonly evidence: Evidence;
  readonly deliveries: readonly Delivery[];
}

/** Holds everything that was shown against the stories of its subjects; the properties that follow rest on this. */
export function gatherEvidence(judged: Case, sharing: SharingAccount): Gathered {
  const stories = new Map<UserId, Story>();
  const storyOf = (user: UserId): Story => {
    const told = stories.get(user) ?? tellStory(judged, user);
    stories.set(user, told);
    return told;
  };
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
    allowed: [],
  }));
  for (const user of judged.users) {
    const mine = shown.filter(({ subject }) => subject === user);
    if (mine.length > 0) readings.push(...judgeValues({ judged, pairs }, storyOf(user), mine));
  }
  return { evidence: { judged, sharing, pairs, storyOf, readings }, deliveries };
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
