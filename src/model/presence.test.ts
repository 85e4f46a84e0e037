import { describe, expect, it } from "vitest";
import { PRESENCE_ORDER, type Presence } from "../spec/profile.ts";
import { profile } from "../spec/profiles.ts";
import { createInertScope } from "./inert-scope.ts";
import { openPolicies, PLAIN_POLICY, type Policy } from "./policy.ts";
import { type PresenceEvent, presenceMachine } from "./presence.ts";

const inert = createInertScope();

function after(events: readonly PresenceEvent[], profileId = "seed", policy: Partial<Policy> = {}) {
  const input = {
    rules: profile(profileId).rules,
    policy: { ...PLAIN_POLICY, ...policy },
    timers: { offlineMs: 30_000, idleMs: 300_000 },
  };
  const start = presenceMachine.getInitialSnapshot(inert.scope, input);
  return events.reduce((state, event) => presenceMachine.transition(state, event, inert.scope), start);
}

const user = "A";
const put = (
  presence: Presence,
  message: "fresh" | "none" | "empty" = "none",
  text?: string,
): PresenceEvent => ({
  type: "setPresence",
  user,
  presence,
  message,
  ...(text === undefined ? {} : { text }),
});
const poll = (setPresence: "default" | "offline" | "unavailable" | "invalid"): PresenceEvent => ({
  type: "poll",
  user,
  setPresence,
});
const connect: PresenceEvent = { type: "connect", user, setPresence: "default" };
const message: PresenceEvent = { type: "sendMessage", user, room: "r1" };

describe("presence", () => {
  it.each(PRESENCE_ORDER.flatMap((from) => PRESENCE_ORDER.map((to) => [from, to] as const)))(
    "goes from %s to %s when asked to, and says whether that is a rise",
    (from, to) => {
      const before = after([put(from)]);
      const [taken] = presenceMachine.getTransitionData(before, put(to));
      const rises = PRESENCE_ORDER.indexOf(to) > PRESENCE_ORDER.indexOf(from);
      expect(after([put(from), put(to)]).value).toEqual({ [to]: "disconnected" });
      expect(taken?.meta?.requirements.includes("PRES-LAA-003")).toBe(rises);
      expect(taken?.meta?.requirements.includes("PRES-LAA-004")).toBe(!rises && from !== to);
    },
  );

  it("counts a rise as activity in the seed, and from r0.2.0 only a change to online", () => {
    const activity = (profileId: string, events: readonly PresenceEvent[]) =>
      after(events, profileId).context.activity;
    expect(activity("seed", [put("unavailable")])).toBe("recent");
    expect(activity("v1", [put("unavailable")])).toBe("never");
    expect(activity("v1", [put("online")])).toBe("recent");
    expect(activity("seed", [put("online"), { type: "wait", ms: 1 }, put("unavailable")])).toBe("past");
  });

  it("knows free_for_chat only where the profile has it", () => {
    expect(after([put("free_for_chat")], "seed").value).toEqual({ free_for_chat: "disconnected" });
    expect(after([put("free_for_chat")], "v1").value).toEqual({ offline: "disconnected" });
  });

  it("forgets or keeps a message that is not said again, by policy", () => {
    const said = [put("online", "fresh", "here"), put("online", "none")];
    expect(after(said).context.message).toBeNull();
    expect(after(said, "seed", { omittedMessage: "keep" }).context.message).toBe("here");
    expect(after([...said, put("online", "empty")], "seed", { omittedMessage: "keep" }).context.message).toBe(
      "",
    );
  });

  it("makes a connected user online, and lets what was set by hand stand where the policy does", () => {
    expect(after([connect]).value).toEqual({ online: "connected" });
    expect(after([put("unavailable"), connect]).value).toEqual({ unavailable: "connected" });
    expect(after([put("unavailable"), connect], "seed", { streamOverrides: "everything" }).value).toEqual({
      online: "connected",
    });
    expect(after([put("unavailable"), connect], "v1").value).toEqual({ online: "connected" });
  });

  it("takes what a stream asks for, and never a value that does not exist", () => {
    expect(after([poll("unavailable")], "v1").value).toEqual({ unavailable: "disconnected" });
    expect(after([put("online"), poll("invalid")], "v1").value).toEqual({ online: "disconnected" });
  });

  it("ignores a suppressed stream, or goes offline with it, by policy", () => {
    const events = [put("online"), poll("offline")];
    expect(after(events, "v1").value).toEqual({ online: "disconnected" });
    expect(after(events, "v1", { suppressedStream: "offline" }).value).toEqual({ offline: "disconnected" });
    expect(after([connect, ...events], "v1", { suppressedStream: "offline" }).value).toEqual({
      offline: "connected",
    });
  });

  it("goes on hiding when a suppressed stream comes on top", () => {
    const policy = { suppressedStream: "offline", messageRevives: "gone" } as const;
    expect(after([put("offline"), poll("offline"), message], "v1", policy).value).toEqual({
      offline: "disconnected",
    });
    expect(after([put("online"), poll("offline"), message], "v1", policy).value).toEqual({
      online: "disconnected",
    });
  });

  it("is brought back by a message from r0.2.0 on, from offline only by policy", () => {
    expect(after([put("unavailable"), message], "v1").value).toEqual({ online: "disconnected" });
    expect(after([put("unavailable"), message], "seed").value).toEqual({ unavailable: "disconnected" });
    expect(after([put("offline"), message], "v1").value).toEqual({ offline: "disconnected" });
    expect(after([put("offline"), message], "v1", { messageRevives: "hidden" }).value).toEqual({
      online: "disconnected",
    });
  });

  it("does not move for looks, refused requests and renames", () => {
    const before = after([put("unavailable", "fresh", "x")]);
    for (const event of [
      { type: "look", user: "B", at: user },
      { type: "refuse", user, fault: "put-enum-away" },
      { type: "rename", user, value: "fresh" },
      { type: "changeAvatar", user, value: "fresh" },
    ] as const) {
      const next = presenceMachine.transition(before, event, inert.scope);
      expect([next.value, next.context]).toEqual([before.value, before.context]);
    }
  });
});

describe("openPolicies", () => {
  it("begins with the plain policy and has no two alike", () => {
    for (const id of ["seed", "v0.2-r0.1", "r0.4", "v1"]) {
      const policies = openPolicies(profile(id).rules);
      expect(policies[0]).toEqual(PLAIN_POLICY);
      expect(new Set(policies.map((policy) => JSON.stringify(policy))).size).toBe(policies.length);
    }
    expect(openPolicies(profile("seed").rules)).toHaveLength(6);
    expect(openPolicies(profile("v1").rules)).toHaveLength(12);
  });
});
