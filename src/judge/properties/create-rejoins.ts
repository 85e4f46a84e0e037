import type { RequirementId } from "../../spec/requirement.ts";
import type { Ms } from "../../time/clock.ts";
import type { Evidence } from "../evidence.ts";
import type { Observation } from "../observations.ts";
import type { Rejoin } from "../pairs.ts";
import type { Story } from "../story.ts";

const NEVER = Number.NEGATIVE_INFINITY;

/** What those are shown who see the subject again after they had left all rooms with it. */
export function createRejoins({ judged, pairs }: Pick<Evidence, "judged" | "pairs">, story: Story) {
  const lastGoodOf = new Map<string, Ms>();

  /** The join by which the viewer sees the subject again, if this reader shows nothing good of them since. */
  function rejoinBefore(observation: Observation): Rejoin | undefined {
    const { viewer, subject, exchange } = observation;
    const rejoin = viewer === subject ? undefined : pairs.rejoin(viewer, subject, exchange.received);
    return rejoin !== undefined && (lastGoodOf.get(keyOf(observation)) ?? NEVER) < rejoin.exchange.sent
      ? rejoin
      : undefined;
  }

  function credit(observation: Observation): void {
    const rejoin = rejoinBefore(observation);
    if (rejoin === undefined) return;
    const moved = story.effects.some(({ from }) => from > rejoin.apartFrom && from < rejoin.exchange.sent);
    if (!moved) return;
    judged.ledger.held("PRES-VIS-010", observation.exchange);
    if (observation.kind === "event") judged.ledger.held("PRES-VIS-011", observation.exchange);
  }

  return {
    /** Nothing else than the one version may have been shown, and it is right. */
    shownGood: (observation: Observation): void => {
      credit(observation);
      lastGoodOf.set(keyOf(observation), observation.exchange.received);
    },
    /** Who comes back and is shown what was over before: of the time before they left, or of the time between. */
    staleSince: (observation: Observation): RequirementId | undefined => {
      const rejoin = rejoinBefore(observation);
      if (rejoin === undefined) return undefined;
      const over = story.versions.filter(
        (version) =>
          version.timer === undefined &&
          version.until <= rejoin.exchange.sent &&
          story.allows(version, observation.presence, observation.message),
      );
      if (over.length === 0) return undefined;
      return over.every(({ from }) => from > rejoin.apartFrom) ? "PRES-VIS-011" : "PRES-VIS-010";
    },
  };
}

function keyOf({ viewer, reader }: Observation): string {
  return `${viewer} ${reader}`;
}
