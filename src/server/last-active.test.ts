import { describe, expect, it } from "vitest";
import type { Presence } from "../spec/profile.ts";
import { profile, PROFILE_IDS } from "../spec/profiles.ts";
import { roomOf, ScriptedServer } from "./scripted-server.ts";

const states: readonly Presence[] = ["offline", "unavailable", "online", "free_for_chat"];
const pairs = states
  .flatMap((from) => states.map((to) => [from, to] as const))
  .filter(([from, to]) => from !== to);

describe("last_active_ago", () => {
  it.each(pairs)("in the seed, %s to %s counts as activity when it is a rise", async (from, to) => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put(from);
      await alice.say(roomId);
      await world.pass(5_000);
      await alice.put(to);
      const expected = states.indexOf(to) > states.indexOf(from) ? 0 : 5_000;
      expect(await alice.get()).toMatchObject({ presence: to, last_active_ago: expected });
      expect((await bob.chunk()).at(-1)?.content).toMatchObject({ presence: to, last_active_ago: expected });
    });
  });

  it("from r0.2.0, only a change to online counts", async () => {
    const world = new ScriptedServer("r0.2-r0.3");
    await world.run(async () => {
      const alice = await world.register("alice");
      await alice.put("unavailable");
      expect(await alice.get()).not.toHaveProperty("last_active_ago");
      await alice.put("online");
      await world.pass(2_000);
      await alice.put("online");
      expect(await alice.get()).toMatchObject({ last_active_ago: 2_000 });
      await alice.put("unavailable");
      expect(await alice.get()).toMatchObject({ last_active_ago: 2_000 });
    });
  });

  it.each(PROFILE_IDS)("is reset by a message and grows in exact milliseconds in %s", async (id) => {
    const world = new ScriptedServer(id);
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      await world.pass(3_000);
      await alice.say(roomId);
      expect(await bob.get(alice)).toMatchObject({ last_active_ago: 0 });
      await world.pass(1_234);
      expect(await bob.get(alice)).toMatchObject({ last_active_ago: 1_234 });
      expect(profile(id).rules.currentlyActive).toBe("currently_active" in (await bob.get(alice)));
    });
  });

  it("is moved neither by others, nor by polling, nor by what was refused, nor by a repeated transaction", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const path = `/rooms/${roomId}/send/m.room.message/once`;
      await alice.put("online");
      await alice.call("PUT", path, { body: "hi" });
      await world.pass(4_000);
      await bob.say(roomId);
      await alice.news({ query: "" });
      await alice.call("PUT", path, { body: "hi" });
      await alice.call("PUT", "/rooms/!0:nowhere/send/m.room.message/x", { body: "hi" });
      await alice.call("PUT", `/rooms/${roomId}/send/m.room.message/y`, []);
      await alice.call("PUT", `/rooms/${roomId}/typing/${alice.id}`, { typing: true });
      expect(await bob.get(alice)).toMatchObject({ last_active_ago: 4_000 });
    });
  });

  it("is exact in events too, even when they wait for their observer", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      await world.pass(7_000);
      expect(await bob.news()).toMatchObject([
        { content: { last_active_ago: 7_000, currently_active: true } },
      ]);
    });
  });
});
