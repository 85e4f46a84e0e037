import type { AnyEventObject, AnyTransitionDefinition, SnapshotFrom } from "xstate";
import { idleClient } from "../../model/idle-client.ts";
import { requirementsOn } from "../../model/requirement-meta.ts";
import { timed } from "../../model/timed.ts";
import type { Ms } from "../../time/clock.ts";
import { compileGraph, type Graph } from "../graph.ts";

/** What happens to a client: its own events, and time (`TIME`, in ms). */
export interface ClientEvent extends AnyEventObject {
  readonly type: "START" | "STOP" | "ACTIVITY" | "TIME";
  readonly ms?: Ms;
}

export type ClientState = "stopped" | "online" | "unavailable";

/** The name of the graph of a client with this timeout. */
export function clientMachine(idleMs: Ms): string {
  return `client-${idleMs / 60_000}min`;
}

/** The idle client with its timer, at the boundary values: time passes up to just before, and exactly to, the timeout. */
export function clientGraph(idleMs: Ms): Graph<ClientEvent> {
  const logic = timed(idleClient);
  return compileGraph({
    machine: clientMachine(idleMs),
    logic: logic as never,
    input: { idleMs },
    events: (state: ReturnType<typeof logic.transition>): readonly ClientEvent[] => {
      const left = state.timers[0]?.leftMs;
      const own = (["START", "STOP", "ACTIVITY"] as const).filter((type) => state.inner.can({ type }));
      const waits = left === undefined ? [] : left > 1 ? [left - 1, left] : [left];
      return [...own.map((type) => ({ type })), ...waits.map((ms) => ({ type: "TIME" as const, ms }))];
    },
    key: (state) => {
      const left = state.timers[0]?.leftMs;
      return left === undefined
        ? clientState(state.inner.value)
        : `${clientState(state.inner.value)}-${left}ms`;
    },
    label: ({ type, ms }) => (ms === undefined ? type : `${type}(${ms})`),
    requirements: (state, event) => takenBy(state, event).flatMap(requirementsOn),
    transitions: takenBy,
  });
}

/** What the client has told the server, from the name of a node. */
export function clientState(name: unknown): ClientState {
  const state = String(name).split("-")[0];
  return state === "online" || state === "unavailable" ? state : "stopped";
}

function takenBy(
  state: ReturnType<ReturnType<typeof timed>["transition"]>,
  event: ClientEvent,
): readonly AnyTransitionDefinition[] {
  const due = state.timers[0];
  const fired = event.type === "TIME" && due !== undefined && event.ms === due.leftMs ? due.event : event;
  return idleClient.getTransitionData(state.inner as SnapshotFrom<typeof idleClient>, fired as never);
}
