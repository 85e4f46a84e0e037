import type { Ms } from "../../time/clock.ts";
import type { Case } from "../case.ts";
import type { Reading } from "../evidence.ts";
import type { Observation } from "../observations.ts";

/** A reading with the interval of instants at which the last activity would have been. */
export interface Aged {
  readonly observation: Observation;
  /** When the answer was made: not before, not after. */
  readonly made: readonly [Ms, Ms];
  /** `made` less the age, with the tolerance. */
  readonly active: readonly [Ms, Ms];
}

/** The reading as an interval of instants. */
export function aged(judged: Case, reading: Reading): Aged {
  const { observation, oldest } = reading;
  const { exchange, kind, from, to, agoMs = 0 } = observation;
  const earliest = kind === "event" ? Math.max(oldest?.from ?? from, from) : exchange.sent;
  const epsilon = judged.tolerances.agoMs;
  return { observation, made: [earliest, to], active: [earliest - agoMs - epsilon, to - agoMs + epsilon] };
}
