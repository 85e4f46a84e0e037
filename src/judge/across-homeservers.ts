import type { UserId } from "../history/history.ts";
import { areApart } from "../spec/wire/server-part.ts";
import type { Ms } from "../time/clock.ts";
import type { Case } from "./case.ts";
import type { Tolerances } from "./tolerances.ts";

/** What takes longer than this to cross is late, though it may still come. */
const LATE_MS: Ms = 10_000;

/** The tolerances for what one homeserver shows of another's users: it can only show what it was told. */
export function acrossHomeservers(tolerances: Tolerances): Tolerances {
  const { crossingMs, selfMs, visibilityMs, deliveryMs, deliveryHardMs, roomsMs } = tolerances;
  return {
    ...tolerances,
    selfMs: Math.max(selfMs, crossingMs),
    visibilityMs: Math.max(visibilityMs, crossingMs),
    deliveryMs: Math.max(deliveryMs, Math.min(crossingMs, LATE_MS)),
    deliveryHardMs: Math.max(deliveryHardMs, crossingMs),
    roomsMs: Math.max(roomsMs, crossingMs),
  };
}

/** The tolerances that fit what the viewer is shown of the subject. */
export function tolerancesBetween(
  { tolerances, across }: Pick<Case, "tolerances" | "across">,
  viewer: UserId,
  subject: UserId,
): Tolerances {
  return areApart(viewer, subject) ? across : tolerances;
}
