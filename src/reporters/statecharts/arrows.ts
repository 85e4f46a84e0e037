import { type ChartTransition, type Statechart, sayNamed, sayTrigger } from "../../model/statechart.ts";

/** All transitions that lead from one state to another: one arrow in a picture. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly transitions: readonly ChartTransition[];
}

/** A chart as it is drawn: what stays in a state stands in its box, as UML has it, and what leaves it is an arrow. */
export interface Arrows {
  readonly between: readonly Arrow[];
  /** By the state's key. */
  readonly within: ReadonlyMap<string, readonly ChartTransition[]>;
}

/** Sorts the transitions by where they lead. */
export function arrowsOf({ transitions }: Statechart): Arrows {
  const within = new Map<string, ChartTransition[]>();
  const between = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    const { from, to = from } = transition;
    const [place, key] = from === to ? [within, from] : [between, `${from}\n${to}`];
    place.set(key, [...(place.get(key) ?? []), transition]);
  }
  return {
    within,
    between: [...between].map(([key, grouped]) => {
      const [from = "", to = ""] = key.split("\n");
      return { from, to, transitions: grouped };
    }),
  };
}

/** A transition as it stands in a picture: `poll [asks(offline)]`. */
export function sayTransition({ on, guard }: ChartTransition): string {
  return guard === undefined ? sayTrigger(on) : `${sayTrigger(on)} [${sayNamed(guard)}]`;
}

/** Where a transition leads, for people. */
export function sayWay({ from, to = from }: ChartTransition): string {
  return to === from ? `stays ${from}` : `${from} → ${to}`;
}
