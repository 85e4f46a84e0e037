import type { Decision } from "../judge/verdict.ts";
import type { Draft } from "../scenarios/build-scenario.ts";
import type { PerformedScenario } from "./stage.ts";

/** A scenario that was performed by itself and shows what is wanted. */
export interface ShowingScenario {
  readonly draft: Draft;
  readonly performed: PerformedScenario;
  readonly decision: Decision;
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
