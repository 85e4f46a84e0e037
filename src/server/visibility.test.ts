import { describe, expect, it } from "vitest";
import { roomOf, ScriptedServer } from "./scripted-server.ts";

describe("who sees whom", () => {
  it("shows newcomers and members each other's current presence", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice],
      } = await roomOf(world, "alice");
      const bob = await world.register("bob");
      await bob.put("unavailable", "new here");
      await alice.put("online", "old hand");
      await bob.news();
      await bob.move("join", roomId);
      expect(await bob.news()).toMatchObject([
        { sender: alice.id, content: { presence: "online", status_msg: "old hand" } },
      ]);
      expect(await alice.news()).toMatchObject([{ sender: bob.id, content: { presence: "unavailable" } }]);
      expect(await bob.news()).toEqual([]);
    });
  });

  it.each(["leave", "kick", "ban"])("ends with %s, in both directions", async (deed) => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      if (deed === "leave") await bob.move("leave", roomId);
      else await alice.move(deed, roomId, bob);
      await alice.put("online");
      await bob.put("online");
      expect(await bob.news()).toEqual([]);
      expect(await alice.news()).toEqual([]);
      expect(await bob.get(alice)).toMatchObject({ errcode: "M_FORBIDDEN" });
      expect(await alice.get(bob)).toMatchObject({ errcode: "M_FORBIDDEN" });
    });
  });

  it("lasts while another room is shared", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const second = await alice.createRoom({ preset: "private_chat", invite: [bob.id] });
      await alice.put("online");
      await bob.news();
      await bob.move("join", second);
      expect(await bob.news()).toEqual([]);
      await bob.move("leave", roomId);
      await alice.put("unavailable");
      expect(await bob.news()).toMatchObject([{ content: { presence: "unavailable" } }]);
      await bob.move("leave", second);
      await alice.put("online");
      expect(await bob.news()).toEqual([]);
    });
  });

  it("is not given by an invitation, nor by an unban, and comes back with the current state only", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.move("ban", roomId, bob);
      expect(await bob.move("join", roomId)).toMatchObject({ status: 403 });
      await alice.put("online", "one");
      await alice.move("unban", roomId, bob);
      await alice.move("invite", roomId, bob);
      await alice.put("unavailable", "two");
      expect(await bob.news()).toEqual([]);
      expect(await bob.get(alice)).toMatchObject({ errcode: "M_FORBIDDEN" });
      await bob.move("join", roomId);
      expect(await bob.news()).toMatchObject([{ content: { presence: "unavailable", status_msg: "two" } }]);
    });
  });

  it("lets a stranger see nothing, not even in a public room", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice],
      } = await roomOf(world, "alice");
      const eve = await world.register("eve");
      await eve.news();
      await alice.put("online");
      expect(await eve.news()).toEqual([]);
    });
  });
});
