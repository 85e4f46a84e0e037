import { createTestModel as createStandAlone } from "@xstate/test";
import type { AnyMachineSnapshot } from "xstate";
import { createTestModel as createBuiltIn } from "xstate/graph";
import type { Command } from "../../src/model/command.ts";
import type { Component, Enactment } from "./component.ts";

/** A path, as far as both packages and these tests care. */
export interface ComponentPath {
  readonly steps: readonly { readonly state: AnyMachineSnapshot; readonly event: Command }[];
  test(enactment: { states: Enactment["states"]; events: Executors }): Promise<unknown>;
}

/** The package hands its executors whole steps. */
export type Executors = { readonly [type: string]: (step: { readonly event: Command }) => Promise<void> };

interface PathSource {
  getShortestPaths(options: object): unknown;
  getSimplePaths(options: object): unknown;
}

/** Which of the two packages generates. */
export const PATH_SOURCES = { "@xstate/test": createStandAlone, "xstate/graph": createBuiltIn } as const;

/**
 * A shortest path to every transition. Without a serializer of our own, both packages aim at states only, and all the
 * self-loops, where nothing must happen, stay out.
 */
export function shortestPaths(
  component: Component,
  source: keyof typeof PATH_SOURCES,
): readonly ComponentPath[] {
  const { key } = component;
  const perTransition = (state: AnyMachineSnapshot, event?: Command, before?: AnyMachineSnapshot) =>
    event === undefined || before === undefined
      ? key(state)
      : `${key(state)} by ${JSON.stringify(event)} from ${key(before)}`;
  return pathsOf(component, source, { kind: "getShortestPaths", serializeState: perTransition });
}

/** Every way to every state that meets no state twice. */
export function simplePaths(
  component: Component,
  source: keyof typeof PATH_SOURCES,
): readonly ComponentPath[] {
  return pathsOf(component, source, { kind: "getSimplePaths", serializeState: component.key });
}

function pathsOf(
  { machine, start, events }: Component,
  source: keyof typeof PATH_SOURCES,
  { kind, serializeState }: { kind: keyof PathSource; serializeState: unknown },
): readonly ComponentPath[] {
  const model = PATH_SOURCES[source](machine) as unknown as PathSource;
  return model[kind]({ fromState: start, events, serializeState }) as readonly ComponentPath[];
}

/** The events of a path and the states it passes, as one line that can be compared. */
export function pathAsText({ steps }: ComponentPath, key: Component["key"]): string {
  return steps.map(({ event, state }) => `${JSON.stringify(event)} → ${key(state)}`).join(", ");
}
