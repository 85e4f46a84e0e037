import { describe, expect, it } from "vitest";
import { roomOf, ScriptedServer } from "../scripted-server.ts";

describe("the seed's streams", () => {
  it("make an offline user online, and leave what was chosen otherwise", async () => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await world.pass(60_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "offline" });
      void alice.chunk(10_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "online" });
      await alice.put("free_for_chat");
      await alice.chunk();
      expect(await bob.get(alice)).toMatchObject({ presence: "free_for_chat" });
    });
  });

  it("go on from the end of /initialSync and of /events without a loss", async () => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("unavailable");
      const first = (await bob.call("GET", "/initialSync?limit=5")).body;
      expect(first).toMatchObject({
        presence: [{ type: "m.presence", content: { user_id: alice.id, presence: "unavailable" } }],
        rooms: [{ room_id: roomId, membership: "join" }],
      });
      expect((first["presence"] as object[])[0]).not.toHaveProperty("sender");
      await alice.put("online");
      await alice.say(roomId);
      const second = (await bob.call("GET", `/events?from=${String(first["end"])}`)).body;
      expect(second["chunk"]).toMatchObject([
        { type: "m.room.message", room_id: roomId },
        { type: "m.presence" },
      ]);
      const third = (await bob.call("GET", `/events?timeout=0&from=${String(second["end"])}`)).body;
      expect(third["chunk"]).toEqual([]);
      expect(await bob.call("GET", "/events?from=nonsense")).toMatchObject({
        status: 400,
        body: { errcode: "M_BAD_PAGINATION" },
      });
    });
  });

  it("keep presence out of the rooms", async () => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      const room = (await bob.call("GET", `/rooms/${roomId}/initialSync`)).body;
      expect(room).not.toHaveProperty("presence");
      const { chunk } = (await bob.call("GET", `/rooms/${roomId}/messages?dir=b&limit=100`)).body as {
        chunk: { type: string }[];
      };
      expect(chunk.map(({ type }) => type)).not.toContain("m.presence");
    });
  });
});
