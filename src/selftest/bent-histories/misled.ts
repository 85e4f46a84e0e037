import { isDeepStrictEqual } from "node:util";
import type { History } from "../../history/history.ts";
import { createDecider } from "../../judge/create-decider.ts";
import { deriveFacts } from "../../judge/facts.ts";
import type { Decision } from "../../judge/verdict.ts";
import { profile as profileById } from "../../spec/profiles.ts";
import { seededRandom } from "../../time/random.ts";
import { blamedBy } from "./blamer.ts";
import { LAWFUL_BENDS, type LawfulKind } from "./lawful-bends.ts";
import { scenesOf } from "./scene.ts";

/** How often a change that means nothing has changed what the judge says. Plain data. */
export interface Misled {
  readonly kind: LawfulKind;
  readonly change: string;
  readonly bent: number;
  /** The scenarios of which something else was said. */
  readonly misled: readonly { readonly scenario: string; readonly before: string; readonly after: string }[];
}

export interface LawfulBending {
  readonly history: History;
  readonly kinds: readonly LawfulKind[];
  /** Bends of each scenario. */
  readonly samples: number;
  readonly seed: number;
}

/** Changes every scenario of a history in ways that mean nothing, and judges it again. */
export function misled({ history, kinds, samples, seed }: LawfulBending): readonly Misled[] {
  const profile = profileById(history.header.profile);
  const decide = createDecider(history.header, deriveFacts(history, profile));
  const known = scenesOf(history).map((scene) => ({ scene, before: decide(scene) }));
  return kinds.map((kind) => {
    const random = seededRandom(seed, `lawful ${kind}`);
    const { change, isExact, bend } = LAWFUL_BENDS[kind];
    const tell = (decisions: readonly Decision[]) =>
      isExact ? tally(decisions) : blamedBy(profile, decisions);
    const found: Misled["misled"][number][] = [];
    let bent = 0;
    for (const { scene, before } of known) {
      for (let sample = 0; sample < samples; sample += 1) {
        const recorded = bend(scene, random);
        if (recorded === undefined) break;
        bent += 1;
        const [one, other] = [tell(before), tell(decide(recorded))];
        if (isDeepStrictEqual(one, other)) continue;
        found.push({ scenario: scene.scenario.id, ...difference(one, other) });
      }
    }
    return { kind, change, bent, misled: found };
  });
}

/** How often each requirement was decided, and how. */
function tally(decisions: readonly Decision[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { requirement, outcome, count } of decisions) {
    const key = `${requirement} ${outcome}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return [...counts].map(([key, count]) => `${key} ${count}`).sort();
}

function difference(before: readonly string[], after: readonly string[]) {
  return { before: missingIn(after, before), after: missingIn(before, after) };
}

function missingIn(others: readonly string[], some: readonly string[]): string {
  return some.filter((text) => !others.includes(text)).join(", ");
}
