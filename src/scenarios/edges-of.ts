import type { Command } from "../model/command.ts";
import type { World } from "../model/world.ts";
import type { Charts } from "./charts/charts.ts";

/** The edges that a command takes: on the presence graph always, and on the graph that the scenario walks. */
export function edgesOf(
  charts: Charts,
  machine: string,
  [world, command]: readonly [World, Command],
): string[] {
  const walked = machine === "presence" ? [] : [charts.of(machine)];
  return [charts.of("presence"), ...walked].flatMap((chart) => chart?.edgeAt(world, command) ?? []);
}
