import type { SnapshotFrom } from "xstate";
import type { CommandType } from "../../model/command.ts";
import type { presenceMachine } from "../../model/presence.ts";

type State = SnapshotFrom<typeof presenceMachine>;

/**
 * Level and stream, for example `online.disconnected`. In the early profiles it matters to the next stream whether a
 * level was set by hand, so a level that came by itself is called `online-auto`.
 */
export function presenceKey(state: State): string {
  return named(state, state.context.rules.raise === "any-rise" && !state.context.explicit);
}

/** The name of the state as far as it matters to an event: only to a stream is it news how the level came about. */
export function presenceKeyFor(state: State, event: CommandType): string {
  return event === "connect" || event === "poll" ? presenceKey(state) : named(state, false);
}

function named({ value }: State, auto: boolean): string {
  const [level, stream] = Object.entries(value as { readonly [level: string]: string })[0] ?? ["", ""];
  return `${level}${auto ? "-auto" : ""}.${stream}`;
}
