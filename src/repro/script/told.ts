import type { Exchange } from "../../history/history.ts";
import type { Command } from "../../model/command.ts";
import type { Profile } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { PerformedScenario } from "../stage.ts";
import type { Names } from "./names.ts";
import type { ScriptStream } from "./streams.ts";

/** What a script is told of. */
export interface Told {
  readonly performed: PerformedScenario;
  readonly profile: Profile;
  readonly names: Names;
  readonly streams: ReadonlyMap<string, ScriptStream>;
}

/** The interval of a step, from its command to the next one's. */
export function timeOf({ performed: { steps } }: Told, place: number): readonly [Ms, Ms] {
  return [steps[place]?.at ?? Number.POSITIVE_INFINITY, steps[place + 1]?.at ?? Number.POSITIVE_INFINITY];
}

/** The step during which something happened; -1: before the first. */
export function placeAt({ performed: { steps } }: Told, at: Ms): number {
  return steps.findLastIndex((step) => step.at <= at);
}

/** The exchange with this index. */
export function exchangeAt(
  { performed: { exchanges } }: Told,
  index: number | undefined,
): Exchange | undefined {
  return exchanges.find((exchange) => exchange.index === index);
}

/** The stream that an exchange belongs to. */
export function streamOf({ streams }: Told, exchange: Exchange | undefined): ScriptStream | undefined {
  return exchange?.operation.kind === "stream" ? streams.get(exchange.operation.chain) : undefined;
}

/** The commands of a step, one or those that are given together. */
export function commandsOf(command: Command): readonly Command[] {
  return command.type === "together" ? command.commands : [command];
}
