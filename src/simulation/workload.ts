import type { Ms } from "../time/clock.ts";
import type { Spacing } from "./arrivals/arrivals.ts";
import type { RateCurve } from "./arrivals/rate-curve.ts";
import type { RoomSizes } from "./population/room-sizes.ts";
import type { Mix } from "./users/acts.ts";

/** Who is simulated and what they do: an endless source of commands, cut to a length. All of it follows from one seed. */
export interface Workload {
  readonly users: number;
  readonly rooms: RoomSizes | { readonly kind: "given"; readonly rooms: readonly (readonly number[])[] };
  /** In how many rooms each user is. */
  readonly roomsEach: number;
  /** The share of users who have a second device, from 0 to 1. */
  readonly secondDevices: number;
  /** The share of users who are there from the beginning. */
  readonly connected: number;
  /** When somebody does something. */
  readonly arrivals: RateCurve;
  readonly spacing: Spacing;
  readonly mix: Mix;
  /** After how long without activity a client says `unavailable`: each user's own, between the two. */
  readonly idle: { readonly fromMs: Ms; readonly toMs: Ms };
  readonly durationMs: Ms;
}
