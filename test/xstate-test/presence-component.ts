import { expect } from "vitest";
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createMachine,
  getNextSnapshot,
  initialTransition,
} from "xstate";
import type { Command } from "../../src/model/command.ts";
import { openPolicies, PLAIN_POLICY } from "../../src/model/policy.ts";
import { type PresenceContext, presenceMachine } from "../../src/model/presence.ts";
import type { Profile } from "../../src/spec/profile.ts";
import { type Component, type Enactment, handled } from "./component.ts";
import type { ServedReference } from "./served-reference.ts";

/** `createTestModel` refuses machines with `after`: the same machine, but no time passes on it. */
const machine = createMachine(
  withoutAfter(presenceMachine.config) as never,
  presenceMachine.implementations as never,
) as unknown as AnyStateMachine;

function withoutAfter(config: unknown): unknown {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return config;
  const kept = Object.entries(config).filter(([key]) => key !== "after");
  return Object.fromEntries(kept.map(([key, value]) => [key, key === "on" ? value : withoutAfter(value)]));
}

/** One user's level and stream: what GET says after every PUT, stream, message, look and refused request. */
export function presenceComponent(profile: Profile): Component {
  const { rules } = profile;
  const timers = { offlineMs: 30_000, idleMs: 300_000 };
  const events = eventsOf(profile);
  const known = new Map<string, readonly Command[]>();
  return {
    name: `presence, profile ${profile.id}`,
    machine,
    start: initialTransition(machine, { rules, policy: PLAIN_POLICY, timers })[0],
    events: (state) => {
      const key = keyOf(state);
      const found =
        known.get(key) ?? handled(machine, events)(state).filter((event) => isDecided(state, event));
      known.set(key, found);
      return found;
    },
    key: keyOf,
    enact,
  };
}

function eventsOf({ rules }: Profile): readonly Command[] {
  const user = "A";
  const asked = ["default", ...rules.setPresenceValues] as const;
  return [
    ...rules.presenceValues.map(
      (presence) => ({ type: "setPresence", user, presence, message: "fresh" }) as const,
    ),
    ...asked.map((setPresence) => ({ type: "connect", user, setPresence }) as const),
    ...asked.map((setPresence) => ({ type: "poll", user, setPresence }) as const),
    { type: "disconnect", user },
    { type: "sendMessage", user, room: "r1" },
    { type: "refuse", user, fault: "put-message-only" },
    { type: "look", user: "B", at: user },
    { type: "rename", user, value: "fresh" },
    { type: "changeAvatar", user, value: "fresh" },
    { type: "wait", ms: 0 },
  ];
}

/** Whether the specification leaves one level only: every open policy leads to the same. */
function isDecided(state: AnyMachineSnapshot, event: Command): boolean {
  const context = contextOf(state);
  const levels = openPolicies(context.rules).map((policy) => {
    const under = machine.resolveState({ value: state.value, context: { ...context, policy } });
    return levelOf(getNextSnapshot(machine, under as never, event as never));
  });
  return new Set(levels).size === 1;
}

/** A level's future depends on its stream and, in early profiles, on whether it was set by hand. */
function keyOf(state: AnyMachineSnapshot): string {
  return JSON.stringify([state.value, contextOf(state).explicit]);
}

function contextOf(state: AnyMachineSnapshot): PresenceContext {
  return state.context as PresenceContext;
}

function levelOf(state: unknown): string {
  return Object.keys((state as AnyMachineSnapshot).value as object)[0] ?? "";
}

async function enact(server: ServedReference): Promise<Enactment> {
  const [subject, other] = [await server.register(), await server.register()];
  const { stream } = server.profile.binding;
  const status = `/presence/${subject.id}/status`;
  const created = await subject.call("POST", "/createRoom", { preset: "public_chat" });
  const room = `/rooms/${String(created.body["room_id"])}`;
  await other.call("POST", `${room}/join`, {});
  let closeStream: (() => Promise<void>) | undefined;
  let changes = 0;

  const succeed = async (method: string, path: string, body?: unknown) =>
    expect((await subject.call(method, path, body)).status).toBe(200);
  const query = (setPresence: string) => (setPresence === "default" ? "" : `&set_presence=${setPresence}`);
  const look = async (state: AnyMachineSnapshot) => {
    expect((await other.call("GET", status)).body["presence"]).toBe(levelOf(state));
  };
  return {
    states: Object.fromEntries(server.profile.rules.presenceValues.map((level) => [level, look])),
    events: {
      setPresence: async (event) => {
        if (event.type !== "setPresence") return;
        await succeed("PUT", status, { presence: event.presence, status_msg: `change ${++changes}` });
      },
      connect: async (event) => {
        if (event.type === "connect") closeStream = await subject.openStream(query(event.setPresence));
      },
      disconnect: async () => closeStream?.(),
      poll: async (event) => {
        if (event.type === "poll") await succeed("GET", `/${stream}?timeout=0${query(event.setPresence)}`);
      },
      sendMessage: () =>
        succeed("PUT", `${room}/send/m.room.message/${++changes}`, { msgtype: "m.text", body: "hello" }),
      refuse: async () => {
        expect((await subject.call("PUT", status, { status_msg: "no level" })).status).toBe(400);
      },
      look: async () => void (await other.call("GET", status)),
      rename: () =>
        succeed("PUT", `/profile/${subject.id}/displayname`, { displayname: `name ${++changes}` }),
      changeAvatar: () =>
        succeed("PUT", `/profile/${subject.id}/avatar_url`, { avatar_url: `mxc://example.org/${++changes}` }),
      // Time passes by itself: what a wait must not change is the level.
      wait: async () => undefined,
    },
  };
}
