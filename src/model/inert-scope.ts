import { type AnyActorScope, type AnyEventObject, createEmptyActor } from "xstate";
import type { Ms } from "../time/clock.ts";

/** An action that a transition asked for: of interest are `xstate.raise` with a delay, and `xstate.cancel`. */
export interface AskedAction {
  readonly type: string;
  readonly params?: {
    readonly id?: string;
    readonly sendId?: string;
    readonly event?: AnyEventObject;
    readonly delay?: Ms;
  };
}

export interface InertScope {
  readonly scope: AnyActorScope;
  /** What the last transition asked for; taking it empties it. */
  takeActions(): readonly AskedAction[];
}

/**
 * A scope that does nothing, so that `machine.transition` and `machine.getInitialSnapshot` can be stepped as pure
 * functions, several times faster than xstate's own `transition()`, which makes an actor system for every call. The
 * shape is xstate's own mock scope (5.33.3): semi-internal, so only this file knows it.
 */
export function createInertScope(): InertScope {
  const actor = createEmptyActor();
  let asked: AskedAction[] = [];
  const scope = {
    self: actor,
    system: actor.system,
    logger: () => undefined,
    id: "",
    sessionId: "inert",
    defer: () => undefined,
    stopChild: () => undefined,
    emit: () => undefined,
    actionExecutor: (action: AskedAction) => {
      asked.push(action);
    },
  } as unknown as AnyActorScope;
  return {
    scope,
    takeActions: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
  };
}
