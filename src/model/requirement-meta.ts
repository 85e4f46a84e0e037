import type { AnyTransitionDefinition } from "xstate";
import type { RequirementId } from "../spec/requirement.ts";

/** What every transition of a machine carries: the requirements that it exercises. A typo is a compile error. */
export interface RequirementMeta {
  readonly requirements: readonly RequirementId[];
}

/** Shorthand for a transition's `meta`. */
export function decides(...requirements: readonly RequirementId[]): RequirementMeta {
  return { requirements };
}

/** The requirements that a transition carries. */
export function requirementsOn({ meta }: AnyTransitionDefinition): readonly RequirementId[] {
  return (meta as RequirementMeta | undefined)?.requirements ?? [];
}
