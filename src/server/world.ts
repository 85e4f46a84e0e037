import type { Behaviour } from "./behaviour.ts";
import type { ServerState } from "./server-state.ts";

/** What the server knows together with how it decides. */
export interface World extends ServerState {
  readonly behaviour: Behaviour;
}
