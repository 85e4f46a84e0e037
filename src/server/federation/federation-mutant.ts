import type { RequirementId } from "../../spec/requirement.ts";
import type { FederationBehaviour } from "./federation-behaviour.ts";

/** Two linked reference servers with exactly one named fault in what they tell each other; both have it. */
export interface FederationMutant {
  readonly name: string;
  /** The fault, in one sentence. */
  readonly fault: string;
  /** The requirement that it breaks; a judge must find it under this id. */
  readonly requirement: RequirementId;
  /** The spoilt decisions. Called once per server, so that a fault may remember things. */
  readonly disturb: (exemplary: FederationBehaviour) => Partial<FederationBehaviour>;
}
