import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { profile } from "../spec/profiles.ts";
import type { Command } from "./command.ts";
import { isEnabled } from "./is-enabled.ts";
import { PLAIN_POLICY } from "./policy.ts";
import { stepWorld } from "./step-world.ts";
import { initialWorld, levelOf, type WorldInput } from "./world.ts";
import { worldMachine } from "./world-machine.ts";
import { requirementsOf } from "./world-requirements.ts";

const INPUT: WorldInput = {
  rules: profile("v1").rules,
  policy: PLAIN_POLICY,
  users: ["A", "B"],
  rooms: [{ name: "r1", joinRule: "public", joined: ["A"] }],
};
const connect: Command = { type: "connect", user: "A", setPresence: "default" };
const disconnect: Command = { type: "disconnect", user: "A" };
const online: Command = { type: "setPresence", user: "A", presence: "online", message: "fresh" };

const after = (...commands: readonly Command[]) => commands.reduce(stepWorld, initialWorld(INPUT));

describe("stepWorld", () => {
  it("moves only whom the command is about", () => {
    expect([levelOf(after(online), "A"), levelOf(after(online), "B")]).toEqual(["online", "offline"]);
  });

  it("keeps a user connected until the last of their streams ends", () => {
    const two = after(connect, { ...connect, device: "d2" });
    expect(two.users.A?.streaming).toEqual(["d1", "d2"]);
    expect(stepWorld(two, disconnect).users.A?.presence.value).toEqual({ online: "connected" });
    const none = [disconnect, { ...disconnect, device: "d2" }].reduce<typeof two>(stepWorld, two);
    expect(none.users.A?.presence.value).toEqual({ online: "disconnected" });
  });

  it("ends the stream of a session that logs out", () => {
    const out = after({ ...connect, device: "d2" }, { type: "logOut", user: "A", device: "d2" });
    expect([out.users.A?.streaming, out.users.A?.presence.value]).toEqual([[], { online: "disconnected" }]);
  });

  it("does not take a suppressed stream for a connection", () => {
    const world = after({ ...connect, setPresence: "offline" });
    expect([world.users.A?.streaming, world.users.A?.suppressed]).toEqual([[], ["d1"]]);
    expect(levelOf(world, "A")).toBe("offline");
    expect(isEnabled(world, connect)).toBe(false);
    expect(stepWorld(world, disconnect).users.A?.suppressed).toEqual([]);
  });

  it("lets the server's timers fire where they run", () => {
    expect(levelOf(after(online, { type: "elapse", timer: "offline", user: "A" }), "A")).toBe("offline");
    expect(levelOf(after(connect, { type: "elapse", timer: "idle", user: "A" }), "A")).toBe("unavailable");
    expect(isEnabled(after(connect), { type: "elapse", timer: "offline", user: "A" })).toBe(false);
  });

  it("performs commands sent together in their order", () => {
    const commands: readonly Command[] = [online, { ...online, presence: "unavailable" }];
    expect(levelOf(after({ type: "together", commands }), "A")).toBe("unavailable");
  });
});

describe("isEnabled", () => {
  const world = initialWorld(INPUT);

  it.each<[Command, boolean]>([
    [{ type: "join", user: "B", room: "r1" }, true],
    [{ type: "join", user: "A", room: "r1" }, false],
    [{ type: "kick", user: "A", at: "B", room: "r1" }, false],
    [{ type: "kick", user: "B", at: "A", room: "r1" }, false],
    [{ type: "sendMessage", user: "B", room: "r1" }, false],
    [{ type: "sendReceipt", user: "A", room: "r1" }, true],
    [disconnect, false],
    [{ ...online, presence: "free_for_chat" }, false],
    [{ type: "lookList", user: "A", at: "A" }, false],
  ])("%j: %s", (command, enabled) => {
    expect(isEnabled(world, command)).toBe(enabled);
  });
});

describe("requirementsOf", () => {
  it("joins those of every machine that the command moves, and the fault's own", () => {
    const world = initialWorld(INPUT);
    expect(requirementsOf(world, online)).toEqual(
      expect.arrayContaining(["PRES-LAA-003", "PRES-PUT-012", "PRES-PROF-008"]),
    );
    expect(requirementsOf(world, { type: "refuse", user: "A", fault: "put-null" })).toEqual(
      expect.arrayContaining(["PRES-PUT-010", "PRES-PUT-011"]),
    );
  });
});

describe("worldMachine", () => {
  it("is the world stepped, for commands that are possible", () => {
    const actor = createActor(worldMachine, { input: INPUT }).start();
    actor.send(online);
    actor.send(disconnect);
    expect(actor.getSnapshot().context).toEqual(after(online));
  });
});
