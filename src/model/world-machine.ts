import { assign, setup } from "xstate";
import type { Command } from "./command.ts";
import { isEnabled } from "./is-enabled.ts";
import { stepWorld } from "./step-world.ts";
import { initialWorld, type World, type WorldInput } from "./world.ts";

/**
 * Users, devices and rooms together, as one machine: its state is the states of the component machines, its event any
 * command. What one user's command means to another (who sees it) is a projection, not a state.
 */
export const worldMachine = setup({
  types: { context: {} as World, events: {} as Command, input: {} as WorldInput },
  guards: { enabled: ({ context, event }) => isEnabled(context, event) },
  actions: { step: assign(({ context, event }) => stepWorld(context, event)) },
}).createMachine({
  id: "world",
  context: ({ input }) => initialWorld(input),
  on: { "*": { guard: "enabled", actions: "step" } },
});
