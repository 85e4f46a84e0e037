import type { SnapshotFrom } from "xstate";
import { createInertScope } from "../model/inert-scope.ts";
import type { Policy } from "../model/policy.ts";
import { type PresenceEvent, presenceMachine } from "../model/presence.ts";
import { timerEvent } from "../model/timed.ts";
import type { Presence, ProfileRules } from "../spec/profile.ts";

/** One state that a user's presence may be in: a state of the presence machine under one policy. */
export interface Possible {
  readonly level: Presence;
  /** Normalised: an empty message is none. */
  readonly message: string | null;
  readonly snapshot: SnapshotFrom<typeof presenceMachine>;
}

const inert = createInertScope();
const TIMERS = { offlineMs: 1, idleMs: 1 };

/** An absent, null or empty status message are one: none. */
export function normalMessage(message: unknown): string | null {
  return typeof message === "string" && message !== "" ? message : null;
}

function possible(snapshot: SnapshotFrom<typeof presenceMachine>): Possible {
  const level = (
    typeof snapshot.value === "string" ? snapshot.value : Object.keys(snapshot.value)[0]
  ) as Presence;
  return { level, message: normalMessage(snapshot.context.message), snapshot };
}

function distinct(states: readonly Possible[]): readonly Possible[] {
  // Policies are compared as objects: they are handed on, never made anew.
  const known = new Map<Policy, Set<string>>();
  return states.filter(({ level, message, snapshot }) => {
    const { explicit, lastText, policy } = snapshot.context;
    const key = `${level} ${explicit} ${lastText.length} ${lastText}${message ?? ""}`;
    const keys = known.get(policy) ?? new Set();
    if (keys.has(key)) return false;
    known.set(policy, keys.add(key));
    return true;
  });
}

/** A user nobody has seen yet, under every policy that is still possible. */
export function unseen(rules: ProfileRules, policies: readonly Policy[]): readonly Possible[] {
  return policies.map((policy) => {
    const snapshot = presenceMachine.getInitialSnapshot(inert.scope, { rules, policy, timers: TIMERS });
    inert.takeActions();
    return possible(snapshot);
  });
}

/** The states after an event: every state stepped through the machine, united. */
export function afterEvent(states: readonly Possible[], event: PresenceEvent): readonly Possible[] {
  const next = states.map((state) =>
    possible(presenceMachine.transition(state.snapshot, event, inert.scope)),
  );
  inert.takeActions();
  return distinct(next);
}

/** The states after a timer of the server; those whose machine has no such timer stay. */
export function afterTimer(
  states: readonly Possible[],
  delay: "OFFLINE_AFTER" | "IDLE_AFTER",
): readonly Possible[] {
  const next = states.map((state) => {
    const event = timerEvent(presenceMachine, state.snapshot, delay);
    if (event === undefined) return state;
    return possible(presenceMachine.transition(state.snapshot, event as never, inert.scope));
  });
  inert.takeActions();
  return distinct(next);
}

/** The states without their message. */
export function silenced(states: readonly Possible[]): readonly Possible[] {
  return distinct(
    states.map(({ snapshot }) => {
      const context = { ...snapshot.context, message: null };
      return possible(presenceMachine.resolveState({ value: snapshot.value, context }));
    }),
  );
}

export function united(...sets: readonly (readonly Possible[])[]): readonly Possible[] {
  return distinct(sets.flat());
}

/** The states moved to what was seen, whatever led there: after a violation, so that one fault is one finding. */
export function movedTo(
  states: readonly Possible[],
  level: Presence,
  message: string | null | undefined,
): readonly Possible[] {
  return distinct(
    states.map(({ snapshot }) => {
      const context = {
        ...snapshot.context,
        explicit: true,
        ...(message === undefined ? {} : { message, lastText: message ?? snapshot.context.lastText }),
      };
      const value = { [level]: "disconnected" } as SnapshotFrom<typeof presenceMachine>["value"];
      return possible(presenceMachine.resolveState({ value, context }));
    }),
  );
}

/** Whether one of the states shows this level and message; `undefined`: no message was carried. */
export function allows(
  states: readonly Possible[],
  level: string,
  message: string | null | undefined,
): boolean {
  return states.some(
    (state) => state.level === level && (message === undefined || state.message === message),
  );
}
