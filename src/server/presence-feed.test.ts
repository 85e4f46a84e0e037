import { describe, expect, it } from "vitest";
import { profile, PROFILE_IDS } from "../spec/profiles.ts";
import { roomOf, ScriptedServer } from "./scripted-server.ts";

describe("presence in the streams", () => {
  it.each(PROFILE_IDS)("is shaped as %s wants it", async (id) => {
    const world = new ScriptedServer(id);
    const { rules } = profile(id);
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await bob.news();
      await alice.put("online", "here");
      const [event, ...more] = await bob.news();
      expect(more).toEqual([]);
      expect(event).toEqual({
        type: "m.presence",
        sender: alice.id,
        content: {
          ...(rules.subjectKey === "sender" ? {} : { user_id: alice.id }),
          presence: "online",
          last_active_ago: 0,
          ...(rules.currentlyActive ? { currently_active: true } : {}),
          ...(rules.statusInEvent ? { status_msg: "here" } : {}),
        },
      });
      expect(await bob.news()).toEqual([]);
    });
  });

  it("wakes a waiting stream at once, by the latest state only", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const begun = world.clock.now();
      const poll = bob.news({ timeoutMs: 30_000 });
      await world.pass(100);
      await alice.put("unavailable");
      expect(await poll).toMatchObject([{ content: { presence: "unavailable" } }]);
      expect(world.clock.now()).toBe(begun + 100);
      await alice.put("online");
      await alice.put("offline");
      await alice.put("unavailable", "at last");
      expect(await bob.news()).toMatchObject([
        { content: { presence: "unavailable", status_msg: "at last" } },
      ]);
    });
  });

  it("does not echo the observer's own presence", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      expect(await alice.news()).toEqual([]);
    });
  });

  it("front-loads the room-mates who are not offline", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, , carol],
      } = await roomOf(world, "alice", "bob", "carol");
      await alice.put("unavailable");
      await carol.put("offline");
      const dave = await world.register("bob2");
      expect(await dave.news()).toEqual([]);
      const fresh = await world.send({
        method: "GET",
        path: "/sync?set_presence=offline",
        token: carol.token,
      });
      expect(fresh.body["presence"]).toMatchObject({
        events: [{ sender: alice.id, content: { presence: "unavailable" } }],
      });
    });
  });

  it("tells a status message alone, and nothing twice over several rooms", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const second = await alice.createRoom();
      await bob.move("join", second);
      await alice.put("online", "one");
      await bob.news();
      await alice.put("online", "two");
      expect(await bob.news()).toMatchObject([{ content: { status_msg: "two" } }]);
      await alice.put("online", "two");
      expect(await bob.news()).toEqual([]);
    });
  });

  it("loses nothing to a filter's limit", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob, carol, dave],
      } = await roomOf(world, "alice", "bob", "carol", "dave");
      for (const user of [alice, bob, carol]) await user.put("unavailable");
      const query = "set_presence=offline&filter=" + encodeURIComponent('{"presence":{"limit":2}}');
      const rounds = [await dave.news({ query }), await dave.news({ query }), await dave.news({ query })];
      expect(rounds.map((events) => events.map(({ sender }) => sender))).toEqual([
        [alice.id, bob.id],
        [carol.id],
        [],
      ]);
    });
  });
});
