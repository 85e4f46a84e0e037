import { grouped } from "../history/grouped.ts";
import type { UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import type { Case } from "./case.ts";
import { type Effect, mayGoOfflineFrom, effectsOf } from "./effects.ts";
import { isProActive } from "../model/level.ts";
import type { PresenceEvent } from "../model/presence.ts";
import { mergedSays, saysOfOthers } from "./sessions.ts";
import { readingsOf } from "./observations.ts";
import {
  afterEvent,
  afterTimer,
  allows,
  movedTo,
  type Possible,
  silenced,
  united,
  unseen,
} from "./possible.ts";
import type { Presence } from "../spec/profile.ts";

/** What may be shown of a user in one stretch of time. */
export interface Version {
  /** Its place in the story. */
  readonly index: number;
  /** Versions with the same order (an effect and the timers that may follow it) have no order among themselves. */
  readonly order: number;
  /** A lawful transition that the server may make by itself, from `from` on. */
  readonly timer?: "offline" | "idle";
  /** What caused it; absent for the beginning. */
  readonly effect?: Effect;
  /** May hold from, holds surely from, may hold until. */
  readonly from: Ms;
  readonly fromLatest: Ms;
  readonly until: Ms;
  /** When the next effect may begin: until then only timers disturb it. */
  readonly quietUntil: Ms;
}

/** A subject's presence over a scenario: versions in time, and the states of the machine that each may be in. */
export interface Story {
  readonly user: UserId;
  readonly effects: readonly Effect[];
  readonly versions: readonly Version[];
  /** The states that the version allows, given all that was seen so far. */
  statesOf(version: Version): readonly Possible[];
  /** The states that may be shown under the version; anything, where a request was accepted that had to be refused. */
  shownUnder(version: Version): readonly Possible[] | "anything";
  /** The states just before the version's effect. */
  statesBefore(version: Version): readonly Possible[];
  /** Versions that may hold at some moment of the interval, oldest first; not what only touches it. */
  during(from: Ms, to: Ms): readonly Version[];
  allows(version: Version, level: string, message: string | null | undefined): boolean;
  /** Whether an effect sent before the version's may still have come after it at some moment from then on. */
  isRaced(version: Version, from: Ms): boolean;
  /** Keeps only the states that show what was seen: "either, but then stay with it". */
  narrow(version: Version, level: string, message: string | null | undefined): void;
  /** Allows what was seen although it was wrong, in this version and all that inherits from it. */
  widen(version: Version, level: Presence, message: string | null | undefined): void;
  /** The effect was surely pro-active, surely not, or it cannot be known. */
  raises(version: Version): "surely" | "surely not" | "maybe";
  /** A stream of the user was surely open, without the server's patience running out, throughout. */
  surelyConnected(from: Ms, to: Ms): boolean;
}

const FOREVER = Number.POSITIVE_INFINITY;
const EVER = Number.NEGATIVE_INFINITY;

export function tellStory(judged: Case, user: UserId): Story {
  const effects = effectsOf(judged, user);
  const versions = layOut(judged, user, effects);
  const { rules } = judged.profile;
  const known = new Map<number, readonly Possible[]>();
  /** By version: the states that observations left of it. */
  const seenAs = new Map<number, readonly Possible[]>();
  const byOrder = grouped(versions, ({ order }) => order);
  const ofOrder = (order: number) => byOrder.get(order) ?? [];

  const statesBefore = (version: Version): readonly Possible[] => {
    return united(...ofOrder(version.order - 1).map(statesOf));
  };

  const compute = (version: Version): readonly Possible[] => {
    if (version.timer !== undefined) {
      const earlier = ofOrder(version.order).filter(({ index }) => index < version.index);
      const before = united(...earlier.map(statesOf));
      if (version.timer === "idle") return afterTimer(before, "IDLE_AFTER");
      const after = afterTimer(before, "OFFLINE_AFTER");
      // Whether the message outlives going offline is not stated (LIFE-003).
      return united(after, silenced(after));
    }
    if (version.effect === undefined) return unseen(rules, judged.policies);
    const { sure, applied } = version.effect;
    const others = sure || !applied ? [] : saysOfOthers(versions, version);
    return others.length === 0 ? said(version) : mergedSays(said(version), united(...others.map(said)));
  };

  /** What the version's effect leads to, as far as its own session is concerned. */
  const said = (version: Version): readonly Possible[] => {
    const before = statesBefore(version);
    const { event, applied } = version.effect ?? {};
    if (event === undefined) return before;
    const after = united(
      afterEvent(before, event),
      asCleared(before, event),
      inOtherOrder(version, event),
      overtaken(version, event),
    );
    return applied === true ? after : united(before, after);
  };

  /** The version before, where the server may have come to its effect later than to this one's. */
  const racing = (version: Version): Version | undefined => {
    const [earlier] = ofOrder(version.order - 1);
    const effect = earlier?.effect;
    return effect !== undefined && surelyDone(judged, effect) > version.from ? earlier : undefined;
  };

  /** The states if the server came to the effects in the other order. */
  const inOtherOrder = (version: Version, event: PresenceEvent): readonly Possible[] => {
    const earlier = racing(version);
    const first = earlier?.effect?.event;
    if (earlier === undefined || first === undefined) return [];
    return afterEvent(afterEvent(statesBefore(earlier), event), first);
  };

  /** Requests of streams that were sent before the one before, and may be under way still when this effect takes hold. */
  const stragglers = ({ order, from }: Version): readonly Effect[] =>
    effects
      .slice(0, Math.max(0, order - 2))
      .filter((effect) => isPoll(effect) && surelyDone(judged, effect) > from);

  /** The states if the server came to such a request last. */
  const overtaken = (version: Version, event: PresenceEvent): readonly Possible[] =>
    united(
      ...stragglers(version).map(({ event: late }) =>
        late === undefined ? [] : afterEvent(afterEvent(statesBefore(version), event), late),
      ),
    );

  /** The states for a moment, if the server comes to the next effect first and to this version's after it. */
  const meanwhile = (version: Version): readonly Possible[] => {
    const [next] = ofOrder(version.order + 1);
    const event = next?.effect?.event;
    return next === undefined || event === undefined || racing(next) !== version
      ? []
      : afterEvent(statesBefore(version), event);
  };

  function statesOf(version: Version): readonly Possible[] {
    const fixed = seenAs.get(version.index) ?? known.get(version.index);
    if (fixed !== undefined) return fixed;
    const states = compute(version);
    known.set(version.index, states);
    return states;
  }

  const forgetAfter = (version: Version) => {
    for (const index of known.keys()) if (index > version.index) known.delete(index);
    for (const index of seenAs.keys()) if (index > version.index) seenAs.delete(index);
  };

  /** An accepted request that had to be refused may show anything until it was seen. */
  const isWild = (version: Version) =>
    version.effect !== undefined &&
    version.effect.event === undefined &&
    version.timer === undefined &&
    !seenAs.has(version.index);

  const shownUnder = (version: Version): readonly Possible[] | "anything" =>
    isWild(version) ? "anything" : [...statesOf(version), ...meanwhile(version)];

  return {
    user,
    effects,
    versions,
    statesOf,
    statesBefore,
    during: (from, to) => versions.filter((version) => version.from < to && version.until > from),
    shownUnder,
    allows: (version, level, message) => {
      const shown = shownUnder(version);
      return shown === "anything" || allows(shown, level, message);
    },
    isRaced: (version, from) => {
      const earlier = [racing(version)?.effect, ...stragglers(version)].filter(
        (effect) => effect !== undefined,
      );
      const all = version.effect === undefined ? earlier : [...earlier, version.effect];
      return earlier.length > 0 && all.some((effect) => surelyDone(judged, effect) > from);
    },
    narrow: (version, level, message) => {
      const states = statesOf(version);
      const left = isWild(version)
        ? movedTo(states, level as Presence, message)
        : states.filter(
            (state) => state.level === level && (message === undefined || state.message === message),
          );
      if (left.length === 0 || (left.length === states.length && !isWild(version))) return;
      seenAs.set(version.index, left);
      forgetAfter(version);
    },
    widen: (version, level, message) => {
      const states = statesOf(version);
      seenAs.set(version.index, united(states, movedTo(states, level, message)));
      forgetAfter(version);
    },
    raises: (version) => {
      const event = version.effect?.event;
      if (event?.type !== "setPresence" || version.effect?.sure !== true) return "maybe";
      const { presence } = event;
      const earlier = racing(version);
      const before = [...statesBefore(version), ...(earlier === undefined ? [] : statesBefore(earlier))];
      const verdicts = new Set(before.map(({ level }) => isProActive(rules, level, presence)));
      if (verdicts.size !== 1) return "maybe";
      return verdicts.has(true) ? "surely" : "surely not";
    },
    surelyConnected: (from, to) =>
      effects.some(
        (effect) =>
          effect.applied &&
          isPoll(effect) &&
          effect.fromLatest <= from &&
          mayGoOfflineFrom(effect, judged.tolerances.offlineMinMs) >= to,
      ),
  };
}

function isPoll({ event }: Effect): boolean {
  return event?.type === "poll";
}

/** A null message may clear the old one although an omitted one keeps it: no schema has it (AMB-13). */
function asCleared(before: readonly Possible[], event: PresenceEvent): readonly Possible[] {
  return event.type === "setPresence" && event.message === "null"
    ? afterEvent(before, { ...event, message: "empty" })
    : [];
}

/** By when the effect has surely taken hold: a stream's does when it begins, however long it stays open. */
export function surelyDone({ tolerances }: Case, { event, from, fromLatest }: Effect): Ms {
  return event?.type === "poll" ? Math.min(fromLatest, from + tolerances.orderMs) : fromLatest;
}

/** Lays effects and possible timers out in time. */
function layOut(judged: Case, user: UserId, effects: readonly Effect[]): readonly Version[] {
  const { offlineMinMs, idleMinMs, selfMs } = judged.tolerances;
  const versions: Version[] = [];
  const born = judged.exchanges.find(({ user: who }) => who === user)?.received ?? EVER;
  const lower = readingsOf(judged).filter(({ subject, presence }) => subject === user && isLow(presence));
  let offlineFrom = born + offlineMinMs;
  let activeAt = born;
  const steps: (Effect | undefined)[] = [undefined, ...effects];
  for (const [order, effect] of steps.entries()) {
    const next = effects[order];
    const from = effect?.from ?? EVER;
    const until = next?.fromLatest ?? FOREVER;
    const nextFrom = next?.from ?? FOREVER;
    if (effect !== undefined) {
      offlineFrom = Math.max(offlineFrom, mayGoOfflineFrom(effect, offlineMinMs));
      const before = effects.slice(0, order - 1);
      const settledAt = Math.max(born, ...before.map((one) => surelyDone(judged, one))) + selfMs;
      const isShownLower = lower.some((look) => look.from >= settledAt && look.to <= effect.from);
      if (isSurelyActivity(effect, isShownLower || wereSurelyLower(before))) activeAt = effect.from;
    }
    const timers = [
      { timer: "idle" as const, begins: Math.max(from, activeAt + idleMinMs) },
      { timer: "offline" as const, begins: Math.max(from, offlineFrom) },
    ]
      .filter(({ begins }) => begins < until && effect !== undefined)
      .sort((one, other) => one.begins - other.begins);
    const cause = effect === undefined ? {} : { effect };
    const quietUntil = nextFrom;
    const plain = { order, ...cause, until, quietUntil };
    versions.push({ ...plain, index: versions.length, from, fromLatest: effect?.fromLatest ?? EVER });
    for (const { timer, begins } of timers) {
      versions.push({ ...plain, index: versions.length, timer, from: begins, fromLatest: FOREVER });
    }
  }
  return versions;
}

/** A message, or a rise to online: being set online again need not count (LAA-005). */
function isSurelyActivity({ sure, event }: Effect, wasLower: boolean): boolean {
  if (!sure || event === undefined) return false;
  if (event.type === "sendMessage") return true;
  return event.type === "setPresence" && event.presence === "online" && wasLower;
}

function isLow(level: Presence): boolean {
  return level === "offline" || level === "unavailable";
}

/** Whether nothing before can have left the user online: a suppressed stream leaves them as they were. */
function wereSurelyLower(before: readonly Effect[]): boolean {
  const last = before.findLast(({ event }) => event?.type !== "poll" || event.setPresence !== "offline");
  if (last === undefined) return true;
  const { sure, event } = last;
  if (!sure || event === undefined) return false;
  if (event.type === "setPresence") return isLow(event.presence);
  return event.type === "poll" && event.setPresence === "unavailable";
}
