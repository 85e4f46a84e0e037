import type { History } from "../../history/history.ts";
import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import { seededRandom } from "../../time/random.ts";
import type { Bent } from "./bend.ts";
import { BENDS, type BendKind } from "./bends.ts";
import { blamer } from "./blamer.ts";
import { type Scene, scenesOf } from "./scene.ts";

/** What share of the bends of a history the judge notices. Plain data. */
export interface Noticed {
  readonly target: string;
  readonly profile: ProfileId;
  readonly depth: string;
  readonly seed: number;
  readonly kinds: readonly NoticedKind[];
}

export interface NoticedKind {
  readonly kind: BendKind;
  readonly fault: string;
  /** How many different bends were judged; fewer than asked for where the history offers no more. */
  readonly bent: number;
  /** Those with a `fail` or `warn` that the clean history does not have. */
  readonly noticed: number;
  /** How often each requirement was named. */
  readonly named: { readonly [id: RequirementId]: number };
  /** Those that were not noticed. */
  readonly missed: readonly { readonly scenario: string; readonly exchange: number; readonly what: string }[];
}

export interface Bending {
  readonly history: History;
  readonly kinds: readonly BendKind[];
  /** Bends of each kind. */
  readonly samples: number;
  readonly seed: number;
}

/** How many draws in vain until a history is taken to offer no further bend of a kind. */
const VAIN = 40;

/**
 * Bends a history many times, each time in one place, and judges the scenario that was bent. A bend is noticed when the
 * scenario is blamed for something that it is not blamed for as it is.
 */
export function noticed({ history, kinds, samples, seed }: Bending): Noticed {
  const { header } = history;
  const blamed = blamer(history);
  const scenes = scenesOf(history).map((scene) => ({ ...scene, known: new Set(blamed(scene)) }));
  return {
    target: header.target.server ?? header.target.name,
    profile: header.profile,
    depth: header.depth,
    seed,
    kinds: kinds.map((kind) => {
      const named: Record<RequirementId, number> = {};
      const missed: NoticedKind["missed"][number][] = [];
      const bends = drawn(scenes, { kind, samples, seed });
      for (const { scene, bent } of bends) {
        const { exchange, what, exchanges } = bent;
        const news = blamed({ ...scene, exchanges }).filter((id) => !scene.known.has(id));
        for (const id of news) named[id] = (named[id] ?? 0) + 1;
        if (news.length === 0) missed.push({ scenario: scene.scenario.id, exchange, what });
      }
      const { fault } = BENDS[kind];
      return { kind, fault, bent: bends.length, noticed: bends.length - missed.length, named, missed };
    }),
  };
}

/** Different bends of one kind, each of a scenario drawn by chance. */
function drawn<Drawn extends Scene>(
  scenes: readonly Drawn[],
  { kind, samples, seed }: Pick<Bending, "samples" | "seed"> & { readonly kind: BendKind },
): readonly { readonly scene: Drawn; readonly bent: Bent }[] {
  const random = seededRandom(seed, `bend ${kind}`);
  const bends: { readonly scene: Drawn; readonly bent: Bent }[] = [];
  const known = new Set<string>();
  for (let vain = 0; scenes.length > 0 && bends.length < samples && vain < VAIN; vain += 1) {
    const scene = random.pick(scenes);
    const bent = BENDS[kind].bend(scene, random);
    const key = `${bent?.exchange} ${bent?.what}`;
    if (bent === undefined || known.has(key)) continue;
    known.add(key);
    bends.push({ scene, bent });
    vain = 0;
  }
  return bends;
}
