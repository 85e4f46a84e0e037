import type { AnyMachineSnapshot, AnyStateMachine } from "xstate";
import type { Command } from "../../src/model/command.ts";
import type { ServedReference } from "./served-reference.ts";

/** What to do and where to look on a server for one path of a component; the users are its own. */
export interface Enactment {
  /** By the machine's top state: looks whether the server is where the machine is. */
  readonly states: { readonly [state: string]: (state: AnyMachineSnapshot) => Promise<void> };
  /** By event type: does it. */
  readonly events: { readonly [type: string]: (event: Command) => Promise<void> };
}

/** A machine without timers, the events to try on it, and how they are performed on the reference server. */
export interface Component {
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly start: AnyMachineSnapshot;
  readonly events: (state: AnyMachineSnapshot) => readonly Command[];
  /** Names a state by what its looks depend on. */
  readonly key: (state: AnyMachineSnapshot) => string;
  readonly enact: (server: ServedReference) => Promise<Enactment>;
}

/** Of the events, those that the machine handles in the state, self-loops included: `can()` would leave those out. */
export function handled(machine: AnyStateMachine, events: readonly Command[]) {
  return (state: AnyMachineSnapshot): readonly Command[] =>
    events.filter((event) => machine.getTransitionData(state as never, event as never).length > 0);
}
