import type { AnyActorScope, AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from "xstate";
import type { Ms } from "../time/clock.ts";
import { createInertScope } from "./inert-scope.ts";

/** Lets time pass; timers that fall due fire in order, each at its own time. */
export interface TimeEvent {
  readonly type: "TIME";
  readonly ms: Ms;
}

export interface PendingTimer {
  readonly id: string;
  readonly event: AnyEventObject;
  readonly leftMs: Ms;
}

export interface TimedSnapshot<Inner extends AnyMachineSnapshot> {
  readonly status: "active";
  readonly output: undefined;
  readonly error: undefined;
  readonly inner: Inner;
  /** Soonest first. */
  readonly timers: readonly PendingTimer[];
}

/** A machine with `after` transitions as logic whose time is an event. */
export interface TimedLogic<Inner extends AnyMachineSnapshot> {
  getInitialSnapshot(scope: AnyActorScope, input: unknown): TimedSnapshot<Inner>;
  transition(snapshot: TimedSnapshot<Inner>, event: AnyEventObject): TimedSnapshot<Inner>;
  getPersistedSnapshot(snapshot: TimedSnapshot<Inner>): TimedSnapshot<Inner>;
}

/**
 * Wraps a machine so that its `after` timers are part of its state and `TIME` is an event: the very machine that runs
 * live on a clock can then be explored by `xstate/graph`, which by itself fires timers in any order.
 */
export function timed(machine: AnyStateMachine): TimedLogic<AnyMachineSnapshot> {
  const inert = createInertScope();
  const { scope } = inert;

  const settle = (
    inner: AnyMachineSnapshot,
    timers: readonly PendingTimer[],
  ): TimedSnapshot<AnyMachineSnapshot> => {
    let pending = [...timers];
    for (const action of inert.takeActions()) {
      const { params } = action;
      if (action.type === "xstate.raise" && params?.event !== undefined && params.delay !== undefined) {
        const id = params.id ?? params.event.type;
        pending = [
          ...pending.filter((timer) => timer.id !== id),
          { id, event: params.event, leftMs: params.delay },
        ];
      } else if (action.type === "xstate.cancel") {
        pending = pending.filter((timer) => timer.id !== params?.sendId);
      }
    }
    pending.sort((one, other) => one.leftMs - other.leftMs);
    return { status: "active", output: undefined, error: undefined, inner, timers: pending };
  };

  const step = (
    snapshot: TimedSnapshot<AnyMachineSnapshot>,
    event: AnyEventObject,
    timers = snapshot.timers,
  ) => settle(machine.transition(snapshot.inner, event, scope) as AnyMachineSnapshot, timers);

  const pass = (snapshot: TimedSnapshot<AnyMachineSnapshot>, ms: Ms): TimedSnapshot<AnyMachineSnapshot> => {
    let current = snapshot;
    let left = ms;
    for (;;) {
      const [due] = current.timers;
      if (due === undefined || due.leftMs > left) break;
      const rest = older(current.timers.slice(1), due.leftMs);
      left -= due.leftMs;
      current = step(current, due.event, rest);
    }
    return { ...current, timers: older(current.timers, left) };
  };

  return {
    getInitialSnapshot: (_scope, input) =>
      settle(machine.getInitialSnapshot(scope, input) as AnyMachineSnapshot, []),
    transition: (snapshot, event) =>
      event.type === "TIME" ? pass(snapshot, (event as unknown as TimeEvent).ms) : step(snapshot, event),
    getPersistedSnapshot: (snapshot) => snapshot,
  };
}

function older(timers: readonly PendingTimer[], ms: Ms): PendingTimer[] {
  return timers.map((timer) => ({ ...timer, leftMs: timer.leftMs - ms }));
}

/** The event by which xstate fires a named `after` of the innermost state that has it; `undefined` when none has. */
export function timerEvent(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  delay: string,
): AnyEventObject | undefined {
  const { _nodes: nodes } = snapshot;
  const events = nodes
    .map((node) => ({ type: `xstate.after.${delay}.${node.id}` }))
    .filter((event) => (machine.getTransitionData(snapshot as never, event as never) ?? []).length > 0);
  return events.at(-1);
}
