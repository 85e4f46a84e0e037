import type { RequirementId } from "./requirement.ts";

/** A place where the specification is silent or contradicts itself, and what a fair harness does about it. */
export interface Ambiguity {
  readonly id: AmbiguityId;
  readonly title: string;
  /** The places of the text, by the keys of `CITATIONS`. */
  readonly where: string;
  /** How fair readers may understand it, in our words. */
  readonly readings: readonly string[];
  /** What a violation means while it is open. */
  readonly handling: string;
  /** What the text could say, in our opinion; begins with `None` where a later version has settled it. */
  readonly proposal: string;
  /** Where it is discussed, for example `matrix-spec#1609`. */
  readonly discussion?: string;
  readonly requirements: readonly RequirementId[];
}

export type AmbiguityId = `AMB-${string}`;
