import { setup } from "xstate";
import type { Presence } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import { decides, type RequirementMeta } from "./requirement-meta.ts";

/** What happens to a client: it starts and stops, and its user is there (`ACTIVITY`) or not. */
export type IdleClientEvent =
  | { readonly type: "START" }
  | { readonly type: "STOP" }
  | { readonly type: "ACTIVITY" };

export interface IdleClientInput {
  /** How long without activity until the client says `unavailable`: 1–5 minutes. */
  readonly idleMs: Ms;
}

/** The client's own bounds for its timer. @source the seed, L34-41 */
export const CLIENT_IDLE_MIN_MS: Ms = 60_000;
export const CLIENT_IDLE_MAX_MS: Ms = 300_000;

/**
 * A client with the seed's idle timeout: after 1–5 minutes without activity it sets `unavailable`, and `online` when
 * its user comes back. Its states are named by what it has told the server.
 */
export const idleClient = setup({
  types: {
    context: {} as IdleClientInput,
    events: {} as IdleClientEvent,
    input: {} as IdleClientInput,
    transitionMeta: {} as RequirementMeta,
  },
  delays: { CLIENT_IDLE: ({ context }) => context.idleMs },
}).createMachine({
  id: "client",
  context: ({ input }) => input,
  initial: "stopped",
  states: {
    stopped: { on: { START: { target: "online", meta: decides("PRES-STATE-003") } } },
    online: {
      after: { CLIENT_IDLE: { target: "unavailable", meta: decides("PRES-IDLE-001", "PRES-IDLE-002") } },
      on: {
        ACTIVITY: { target: "online", reenter: true, meta: decides("PRES-IDLE-003") },
        STOP: { target: "stopped", meta: decides("PRES-STATE-006") },
      },
    },
    unavailable: {
      on: {
        ACTIVITY: { target: "online", meta: decides("PRES-IDLE-001", "PRES-IDLE-002", "PRES-LAA-003") },
        STOP: { target: "stopped", meta: decides("PRES-STATE-006") },
      },
    },
  },
});

/** What the client has told the server in each of its states. */
export const CLIENT_SAYS: { readonly [state in "stopped" | "online" | "unavailable"]: Presence } = {
  stopped: "offline",
  online: "online",
  unavailable: "unavailable",
};
