import type { Clock } from "../../time/clock.ts";
import type { Random } from "../../time/random.ts";
import type { Passage } from "../passage.ts";

/** What a disturbance knows of a request. */
export interface Underway {
  readonly method: string;
  /** With its query. */
  readonly path: string;
}

/** One thing that networks and gateways do to requests, none of which is the server's fault. */
export interface Disturbance {
  readonly name: string;
  /** In one sentence. */
  readonly what: string;
  /** Called once per run; returns what becomes of each request. The same passage back means: left alone. */
  readonly begin: (means: Means) => (passage: Passage, underway: Underway) => Passage;
}

export interface Means {
  readonly clock: Clock;
  readonly random: Random;
}

/** True in so many of a thousand cases. */
export function happens(random: Random, perMille: number): boolean {
  return random.below(1_000) < perMille;
}

/** A draw between two bounds, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + random.below(most - least + 1);
}
