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

/** A generator of scenarios. Each depth adds to the one before, so that ids stay the same. */
export interface Family {
  readonly name: string;
  readonly drafts: { readonly [depth in Depth]?: (context: FamilyContext) => readonly Draft[] };
}

const DEPTHS: readonly Depth[] = ["smoke", "standard", "deep"];

/** Everything that a family has up to a depth, shallowest first. */
export function draftsOf(family: Family, depth: Depth, context: FamilyContext): readonly Draft[] {
  return DEPTHS.slice(0, DEPTHS.indexOf(depth) + 1).flatMap((one) => family.drafts[one]?.(context) ?? []);
}

/** The context of one family: its chance is not moved by other families. */
export function contextOf(
  family: Family,
  { profile, charts, seed }: { readonly profile: Profile; readonly charts: Charts; readonly seed: number },
): FamilyContext {
  return { profile, charts, random: (label) => seededRandom(seed, `${family.name}/${label}`) };
}
