import { assign, setup } from "xstate";
import { PRESENCE_ORDER, type Presence, type ProfileRules } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Command } from "./command.ts";
import { isHigher, isProActive } from "./level.ts";
import type { Policy } from "./policy.ts";
import { decides, type RequirementMeta } from "./requirement-meta.ts";

/** The commands that the presence of their user can feel (or has to stay unmoved by). */
export type PresenceEvent = Extract<
  Command,
  {
    type:
      | "setPresence"
      | "connect"
      | "disconnect"
      | "poll"
      | "sendMessage"
      | "refuse"
      | "look"
      | "rename"
      | "changeAvatar"
      | "wait";
  }
> & {
  /** The status message itself, where it is known; scenarios only know which kind it is. */
  readonly text?: string;
};

export interface PresenceInput {
  readonly rules: ProfileRules;
  readonly policy: Policy;
  readonly timers: { readonly offlineMs: Ms; readonly idleMs: Ms };
}

export interface PresenceContext extends PresenceInput {
  /** The status message shown; `null`: none. */
  readonly message: string | null;
  /** The last message that was given, for `same`. */
  readonly lastText: string;
  /** The last pro-active event as a bucket: none ever, just now, or some time ago. */
  readonly activity: "never" | "recent" | "past";
  /** The level was asked for by hand, not reached by a timer or a stream. */
  readonly explicit: boolean;
}

type Stream = "connected" | "disconnected";

const presenceSetup = setup({
  types: {
    context: {} as PresenceContext,
    events: {} as PresenceEvent,
    input: {} as PresenceInput,
    transitionMeta: {} as RequirementMeta,
  },
  delays: {
    OFFLINE_AFTER: ({ context }) => context.timers.offlineMs,
    IDLE_AFTER: ({ context }) => context.timers.idleMs,
  },
  guards: {
    sets: ({ context, event }, params: { presence: Presence }) =>
      event.type === "setPresence" &&
      event.presence === params.presence &&
      context.rules.presenceValues.includes(params.presence),
    asks: ({ event }, params: { setPresence: "unavailable" | "offline" }) =>
      (event.type === "connect" || event.type === "poll") && event.setPresence === params.setPresence,
    asksInvalid: ({ event }) => event.type === "poll" && event.setPresence === "invalid",
    suppressionHides: ({ context, event }) =>
      (event.type === "connect" || event.type === "poll") &&
      event.setPresence === "offline" &&
      context.policy.suppressedStream === "offline",
    /** Early profiles let a level that was set by hand stand when a stream opens. */
    levelStands: ({ context: { rules, explicit, policy } }, params: { level: Presence }) => {
      if (rules.raise !== "any-rise" || !explicit || policy.streamOverrides === "everything") return false;
      return params.level !== "offline" || policy.streamOverrides === "nothing";
    },
    revives: ({ context }) => context.rules.activityRevives,
    revivesOffline: ({ context: { rules, policy, explicit } }) =>
      rules.activityRevives &&
      (policy.messageRevives === "hidden" || (policy.messageRevives === "gone" && !explicit)),
    idles: ({ context }) => context.rules.serverIdles,
  },
  actions: {
    takeMessage: assign(({ context, event }) => {
      if (event.type !== "setPresence") return {};
      if (event.message === "empty") return { message: "" };
      if (event.message === "none" || event.message === "null") {
        return context.policy.omittedMessage === "keep" ? {} : { message: null };
      }
      const text = event.text ?? (event.message === "fresh" ? "fresh" : context.lastText);
      return { message: text, lastText: text };
    }),
    markActive: assign({ activity: "recent" as const }),
    markActiveIfRaised: assign(({ context }, params: { from: Presence; to: Presence }) =>
      isProActive(context.rules, params.from, params.to) ? { activity: "recent" as const } : {},
    ),
    age: assign(({ context }) => (context.activity === "recent" ? { activity: "past" as const } : {})),
    byHand: assign({ explicit: true }),
    byItself: assign({ explicit: false }),
  },
});

/** What a PUT from one level to another exercises. */
function putRequirements(from: Presence, to: Presence): readonly RequirementId[] {
  const ids: RequirementId[] = [
    "PRES-STATE-002",
    "PRES-PUT-001",
    "PRES-PUT-007",
    "PRES-PROP-001",
    "PRES-GET-009",
  ];
  if (to === "free_for_chat") ids.push("PRES-STATE-007");
  if (to === "offline") ids.push("PRES-STATE-006");
  if (from === to) ids.push("PRES-LAA-005", "PRES-PROP-006");
  else ids.push(isHigher(to, from) ? "PRES-LAA-003" : "PRES-LAA-004");
  if (isHigher(to, from)) ids.push("PRES-PUT-012");
  if (to === "unavailable" || to === "online") ids.push("PRES-IDLE-002");
  return ids;
}

const SELF_LOOPS = {
  refuse: { meta: decides("PRES-PUT-011") },
  look: { meta: decides("PRES-GET-012") },
  rename: { meta: decides("PRES-PROF-003", "PRES-EVT-013") },
  changeAvatar: { meta: decides("PRES-PROF-003", "PRES-EVT-013") },
  wait: { actions: "age", meta: decides("PRES-LAA-006") },
} as const;

/** The sixteen ordered pairs of levels, each a transition of its own: the seed's order of availability in full. */
function setPresenceFrom(from: Presence, stream: Stream) {
  return PRESENCE_ORDER.map((to) => ({
    guard: { type: "sets", params: { presence: to } } as const,
    target: `#presence.${to}.${stream}` as const,
    reenter: true,
    actions: ["takeMessage", { type: "markActiveIfRaised", params: { from, to } }, "byHand"] as const,
    meta: { requirements: putRequirements(from, to) },
  }));
}

/** Only a request by hand asks for a value that does not exist. */
const asksInvalid = { guard: "asksInvalid", meta: decides("PRES-SYNC-006") } as const;

/**
 * What a stream request asks for; `then` is whether a stream is open afterwards. One that suppresses does not count as
 * open, so that it leaves what was there `before`.
 */
function streamFrom(level: Presence, before: Stream, then: Stream) {
  return [
    {
      guard: "suppressionHides",
      target: `#presence.offline.${before}` as const,
      // Who hides already goes on hiding.
      actions: level === "offline" ? [] : (["byItself"] as const),
      meta: decides("PRES-SYNC-003"),
    } as const,
    { guard: { type: "asks", params: { setPresence: "offline" } }, meta: decides("PRES-SYNC-003") } as const,
    {
      guard: { type: "asks", params: { setPresence: "unavailable" } },
      target: `#presence.unavailable.${then}` as const,
      reenter: true,
      actions: "byItself",
      meta: decides("PRES-SYNC-004", "PRES-SYNC-007"),
    } as const,
    {
      guard: { type: "levelStands", params: { level } },
      target: `#presence.${level}.${then}` as const,
      reenter: true,
      meta: decides("PRES-STATE-003", "PRES-SYNC-007", "PRES-LAA-007"),
    } as const,
    {
      target: `#presence.online.${then}` as const,
      reenter: true,
      actions: "byItself",
      meta: decides(
        "PRES-STATE-003",
        "PRES-SYNC-002",
        "PRES-SYNC-005",
        "PRES-SYNC-007",
        "PRES-V1-005",
        "PRES-LAA-007",
      ),
    } as const,
  ];
}

function messageFrom(level: Presence, stream: Stream) {
  const online = `#presence.online.${stream}` as const;
  const stay = `#presence.${level}.${stream}` as const;
  const plain = {
    target: stay,
    reenter: true,
    actions: "markActive",
    meta: decides("PRES-LAA-002"),
  } as const;
  if (level === "unavailable") {
    const meta = decides("PRES-LAA-002", "PRES-IDLE-005");
    return [{ guard: "revives", target: online, actions: ["markActive", "byItself"], meta } as const, plain];
  }
  if (level === "offline") {
    const meta = decides("PRES-LAA-002", "PRES-IDLE-006");
    return [
      { guard: "revivesOffline", target: online, actions: ["markActive", "byItself"], meta } as const,
      { ...plain, meta },
    ];
  }
  return [plain];
}

const becomesOffline = {
  OFFLINE_AFTER: {
    target: "#presence.offline.disconnected",
    actions: "byItself",
    meta: decides("PRES-STATE-004"),
  },
} as const;

function becomesIdle(stream: Stream) {
  const target = `#presence.unavailable.${stream}` as const;
  return {
    IDLE_AFTER: { guard: "idles", target, actions: "byItself", meta: decides("PRES-IDLE-004") },
  } as const;
}

function connected(level: Presence) {
  return {
    on: {
      ...SELF_LOOPS,
      setPresence: setPresenceFrom(level, "connected"),
      poll: [asksInvalid, ...streamFrom(level, "connected", "connected")],
      disconnect: { target: `#presence.${level}.disconnected` as const, meta: decides("PRES-STATE-005") },
      sendMessage: messageFrom(level, "connected"),
    },
    ...(level === "online" ? { after: becomesIdle("connected") } : {}),
  };
}

function disconnected(level: Presence) {
  return {
    on: {
      ...SELF_LOOPS,
      setPresence: setPresenceFrom(level, "disconnected"),
      poll: [asksInvalid, ...streamFrom(level, "disconnected", "disconnected")],
      connect: streamFrom(level, "disconnected", "connected"),
      sendMessage: messageFrom(level, "disconnected"),
    },
    ...(level === "offline"
      ? {}
      : { after: { ...becomesOffline, ...(level === "online" ? becomesIdle("disconnected") : {}) } }),
  };
}

function level(name: Presence) {
  return {
    initial: "disconnected" as const,
    states: { connected: connected(name), disconnected: disconnected(name) },
  };
}

/**
 * One user's presence on the server: the four levels of the seed, each with or without an open stream. PUT, streams
 * and messages move it; so do the server's own timers. The profile and the server's policy are its input.
 */
export const presenceMachine = presenceSetup.createMachine({
  id: "presence",
  context: ({ input }) => ({ ...input, message: null, lastText: "", activity: "never", explicit: false }),
  initial: "offline",
  states: {
    offline: level("offline"),
    unavailable: level("unavailable"),
    online: level("online"),
    free_for_chat: level("free_for_chat"),
  },
});
