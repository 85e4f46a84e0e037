import type { Decision } from "../judge/verdict.ts";
import type { Draft } from "../scenarios/build-scenario.ts";
import { draftOf } from "../scenarios/shrink/draft-of.ts";
import type { PerformedScenario, Stage } from "./stage.ts";
import { shownIn, type Wanted } from "./wanted.ts";

/** A scenario that was performed by itself and shows what is wanted. */
export interface ShowingScenario {
  readonly draft: Draft;
  readonly performed: PerformedScenario;
  readonly decision: Decision;
}

/** The scenario as one that shows what is wanted, if it does. */
export function showingIn(
  { run: { profile } }: Pick<Stage, "run">,
  performed: PerformedScenario,
  wanted: Wanted,
): ShowingScenario | undefined {
  const decision = shownIn(performed, wanted, profile);
  return decision && { draft: draftOf(performed.scenario), performed, decision };
}

/** The places of the acts that the evidence rests on, ascending: of what was asked when it was sent, of streams when they told. */
export function placesOf({ steps, exchanges }: PerformedScenario, { evidence }: Decision): readonly number[] {
  const places = (evidence?.exchanges ?? []).flatMap((index) => {
    const exchange = exchanges.find((one) => one.index === index);
    if (exchange === undefined) return [];
    const at = exchange.operation.kind === "stream" ? exchange.received : exchange.sent;
    const place = steps.findLastIndex((step) => step.at <= at);
    return place < 0 ? [] : [place];
  });
  return [...new Set(places)].sort((one, other) => one - other);
}
