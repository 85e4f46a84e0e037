import type { Profile } from "../../spec/profile.ts";
import { type Random, seededRandom } from "../../time/random.ts";
import type { Draft } from "../build-scenario.ts";
import type { Charts } from "../charts/charts.ts";
import type { Depth } from "../scenario.ts";

/** What a family generates from. */
export interface FamilyContext {
  readonly profile: Profile;
  readonly charts: Charts;
  /** A source of its own for each use. */
  readonly random: (label: string) => Random;
}

/** A depth for which scenarios are generated; `smoke` is the best part of `standard`. */
export type DraftDepth = Exclude<Depth, "smoke">;

/** A generator of scenarios. `deep` adds to `standard`, so that ids stay the same. */
export interface Family {
  readonly name: string;
  readonly drafts: { readonly [depth in DraftDepth]?: (context: FamilyContext) => readonly Draft[] };
}

/** Everything that a family has up to a depth, shallowest first. */
export function draftsOf(family: Family, depth: DraftDepth, context: FamilyContext): readonly Draft[] {
  const { standard, deep } = family.drafts;
  return [...(standard?.(context) ?? []), ...(depth === "deep" ? (deep?.(context) ?? []) : [])];
}

/** The context of one family: its chance is not moved by other families. */
export function contextOf(
  family: Family,
  { profile, charts, seed }: { readonly profile: Profile; readonly charts: Charts; readonly seed: number },
): FamilyContext {
  return { profile, charts, random: (label) => seededRandom(seed, `${family.name}/${label}`) };
}
