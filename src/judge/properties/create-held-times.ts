import { areApart } from "../../spec/wire/server-part.ts";
import type { Ms } from "../../time/clock.ts";
import type { Evidence } from "../evidence.ts";
import type { Observation } from "../observations.ts";

const EVER = Number.NEGATIVE_INFINITY;

/** From when on what is shown may have held. */
export function createHeldTimes({ judged, pairs }: Pick<Evidence, "judged" | "pairs">) {
  /** Whether the two, who live apart, have only just met: what one homeserver once knew of the other's user may be old. */
  function isNew({ viewer, subject, to }: Observation): boolean {
    const met = areApart(viewer, subject) ? pairs.metAt(viewer, subject, to) : undefined;
    return met !== undefined && to - met < judged.across.deliveryHardMs;
  }

  /** Another homeserver shows what it was told, and of whom it has only just met what it knew. */
  function heldSince(observation: Observation): Ms {
    const { viewer, subject, from } = observation;
    if (!areApart(viewer, subject)) return from;
    return isNew(observation) ? EVER : from - judged.tolerances.crossingMs;
  }

  return {
    heldSince,
    /** What held since then, and does no more, is late and not wrong. */
    lateSince: (observation: Observation): Ms => {
      const { deliveryMs, selfMs } = judged.tolerances;
      return heldSince(observation) - (observation.kind === "event" ? deliveryMs : selfMs);
    },
    /** A homeserver that has heard nothing yet of another's user shows nothing of them. */
    isNotToldYet: (observation: Observation): boolean => {
      const { presence, message } = observation;
      return isNew(observation) && presence === "offline" && (message ?? null) === null;
    },
  };
}
