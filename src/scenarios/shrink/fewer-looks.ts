import type { Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import type { Step } from "../scenario.ts";
import { fewest, type Part, type Rounds, type Showing } from "./rounds.ts";

interface Placed {
  readonly place: number;
  readonly look: Step["looks"][number];
}

const LOOKS: Part<Placed> = {
  of: ({ acts }) => acts.flatMap(({ looks = [] }, place) => looks.map((look) => ({ place, look }))),
  keep: (draft, kept) =>
    withEach(draft, (act, place) => ({
      ...act,
      looks: kept.filter((one) => one.place === place).map(({ look }) => look),
    })),
};

/** Places of the acts that end with a fence. */
const FENCES: Part<number> = {
  of: ({ acts }) => acts.flatMap(({ fence }, place) => (fence === true ? [place] : [])),
  keep: (draft, kept) => withEach(draft, (act, place) => ({ ...act, fence: kept.includes(place) })),
};

/** Fewer readings by GET, and fewer fences. */
export function* fewerLooks(start: Showing): Rounds<Showing> {
  return yield* fewest(yield* fewest(start, LOOKS), FENCES);
}

function withEach(draft: Draft, change: (act: Act, place: number) => Act): Draft {
  return { ...draft, acts: draft.acts.map(change) };
}
