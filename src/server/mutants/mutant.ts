import type { RequirementId } from "../../spec/requirement.ts";
import type { Behaviour } from "../behaviour.ts";

/** What kind of mistake a mutant makes. */
export type MutantFamily =
  | "canary"
  | "wrong value"
  | "missing event"
  | "spurious event"
  | "wrong audience"
  | "stale data"
  | "last active"
  | "order"
  | "lost update"
  | "half-applied refusal"
  | "wire shape"
  | "authority"
  | "profile"
  | "timer"
  | "presence list"
  | "latch";

/** The reference server with exactly one named fault. */
export interface Mutant {
  readonly name: string;
  /** The fault, in one sentence. */
  readonly fault: string;
  /** The requirement that it breaks; a judge must find it under this id. */
  readonly requirement: RequirementId;
  readonly family: MutantFamily;
  /** The spoilt decisions. Called once per server, so that a fault may remember things. */
  readonly disturb: (exemplary: Behaviour) => Partial<Behaviour>;
}
