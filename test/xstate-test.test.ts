import { createTestModel } from "@xstate/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getStateNodes } from "xstate/graph";
import { idleClient } from "../src/model/idle-client.ts";
import { presenceMachine } from "../src/model/presence.ts";
import { profile } from "../src/spec/profiles.ts";
import type { ProfileId } from "../src/spec/requirement.ts";
import type { Component, Enactment } from "./xstate-test/component.ts";
import {
  type ComponentPath,
  type Executors,
  pathAsText,
  shortestPaths,
  simplePaths,
} from "./xstate-test/component-paths.ts";
import { listComponent } from "./xstate-test/list-component.ts";
import { membershipComponent } from "./xstate-test/membership-component.ts";
import { presenceComponent } from "./xstate-test/presence-component.ts";
import { profileComponent } from "./xstate-test/profile-component.ts";
import { type ServedReference, serveReference } from "./xstate-test/served-reference.ts";

const presenceV1 = presenceComponent(profile("v1"));

const CASES: readonly { readonly component: Component; readonly on: ProfileId }[] = [
  { component: membershipComponent("public"), on: "v1" },
  { component: membershipComponent("invite"), on: "v1" },
  { component: profileComponent, on: "v1" },
  { component: listComponent, on: "seed" },
  { component: presenceComponent(profile("seed")), on: "seed" },
  { component: presenceV1, on: "v1" },
];

describe.each(CASES)("$component.name", ({ component, on }) => {
  const paths = shortestPaths(component, "@xstate/test");
  const steps = paths.flatMap((path) => path.steps);
  let server: ServedReference;
  beforeAll(async () => {
    server = await serveReference(on);
  });
  afterAll(() => server.close());

  it("is what the reference server does, over HTTP, on every path of @xstate/test", async () => {
    const done = await Promise.all(paths.map((path) => perform(path, component, server)));
    expect(paths.length).toBeGreaterThan(5);
    expect(done.reduce((sum, { looks }) => sum + looks, 0)).toBe(steps.length);
    expect(done.reduce((sum, { acts }) => sum + acts, 0)).toBe(steps.length - paths.length);
  });

  it("has an executor for every event and every state, and a path to each", async () => {
    const { events, states } = await component.enact(server);
    const types = new Set(
      steps.map(({ event }) => event.type).filter((type) => (type as string) !== "xstate.init"),
    );
    const reached = new Set(steps.map(({ state }) => topState(state.value)));
    expect([...types].sort()).toEqual(Object.keys(events).sort());
    expect([...types].sort()).toEqual(eventsOf(component));
    expect([...reached].sort()).toEqual(Object.keys(states).sort());
  });

  it("has the same paths by @xstate/test and by xstate/graph", () => {
    expect(textsOf(paths, component)).toEqual(textsOf(shortestPaths(component, "xstate/graph"), component));
  });
});

it.each([membershipComponent("public"), membershipComponent("invite"), profileComponent, listComponent])(
  "$name has the same simple paths by both packages",
  (component) => {
    const [one, other] = (["@xstate/test", "xstate/graph"] as const).map((source) =>
      textsOf(simplePaths(component, source), component),
    );
    expect(one).toEqual(other);
  },
);

it.each([
  { fault: "invitation-is-enough", component: membershipComponent("public"), on: "v1" },
  { fault: "refused-rename-sticks", component: profileComponent, on: "v1" },
  { fault: "drop-is-ignored", component: listComponent, on: "seed" },
  { fault: "activity-does-not-revive", component: presenceV1, on: "v1" },
] as const)("notices the fault $fault", async ({ fault, component, on }) => {
  const server = await serveReference(on, fault);
  const paths = shortestPaths(component, "@xstate/test");
  const outcomes = await Promise.allSettled(paths.map((path) => perform(path, component, server)));
  expect(outcomes.filter(({ status }) => status === "rejected")).not.toHaveLength(0);
  await server.close();
});

it("is no way for machines with timers, so the product rests on xstate/graph and virtual time", () => {
  expect(() => createTestModel(idleClient)).toThrow("After events on test machines are not supported");
  expect(() => createTestModel(presenceMachine)).toThrow("After events on test machines are not supported");
});

function textsOf(paths: readonly ComponentPath[], { key }: Component): readonly string[] {
  return paths.map((path) => pathAsText(path, key)).sort();
}

/** Performs a path with users of its own, and counts: the package says nothing of what it skips. */
async function perform(path: ComponentPath, component: Component, server: ServedReference) {
  const count = { acts: 0, looks: 0 };
  const { states, events } = await component.enact(server);
  await path.test({
    states: mapValues(states, (look) => (state) => {
      count.looks++;
      return look(state);
    }),
    events: mapValues(executorsOf({ events }), (act) => (step) => {
      count.acts++;
      return act(step);
    }),
  });
  return count;
}

function executorsOf({ events }: Pick<Enactment, "events">): Executors {
  return mapValues(
    events,
    (act) =>
      ({ event }) =>
        act(event),
  );
}

function mapValues<From, To>(record: { readonly [key: string]: From }, change: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Every event that some state of the machine has a transition for, self-loops included. */
function eventsOf({ machine }: Component): readonly string[] {
  return [
    ...new Set(getStateNodes(machine.root).flatMap(({ transitions }) => [...transitions.keys()])),
  ].sort();
}

function topState(value: unknown): string {
  return typeof value === "string" ? value : (Object.keys(value as object)[0] ?? "");
}
