import { profile } from "../../spec/profiles.ts";
import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import type { Behaviour } from "../behaviour.ts";
import type { OnFault } from "../load-mutants/fault.ts";

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
  | "multi-device"
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
  /** The profile in which the fault shows, where {@link homeOf} would not choose it by the requirement. */
  readonly home?: ProfileId;
  /** Why no client can tell it from the reference server; a reason that a reviewer can check. */
  readonly equivalent?: string;
  /**
   * The spoilt decisions. Called once per server, so that a fault may remember things. Where few deliveries are wrong, each of
   * them is told.
   */
  readonly disturb: (exemplary: Behaviour, onFault: OnFault) => Partial<Behaviour>;
}

const HOMES: readonly ProfileId[] = ["v1", "seed", "r0.4"];

/** The profile to look for a mutant in: the newest of these in which breaking its requirement counts. */
export function homeOf({ home, requirement }: Pick<Mutant, "home" | "requirement">): ProfileId {
  const counts = (id: ProfileId) => ["fail", "warn"].includes(profile(id).severity(requirement));
  return home ?? HOMES.find(counts) ?? "v1";
}
