import { describe, expect, it } from "vitest";
import { roomOf, ScriptedServer } from "../scripted-server.ts";

describe("GET /sync", () => {
  it.each([
    ["", "online"],
    ["set_presence=online", "online"],
    ["set_presence=unavailable", "unavailable"],
    ["set_presence=offline", "offline"],
  ])("with %j makes the user %s, and leaves the status message", async (query, state) => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("offline", "mine");
      await alice.news({ query });
      expect(await bob.get(alice)).toMatchObject({ presence: state, status_msg: "mine" });
    });
  });

  it("with set_presence=offline leaves an online user alone", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      await alice.put("online");
      await alice.news({ query: "set_presence=offline" });
      expect(await alice.get()).toMatchObject({ presence: "online" });
    });
  });

  it.each([
    "set_presence=banana",
    "since=banana",
    "since=s99999",
    "since=s1_2",
    "timeout=soon",
    "filter=7",
    "filter={",
    'filter={"presence":{"limit":0}}',
  ])("refuses %s without any effect", async (query) => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      await alice.createRoom();
      const suffix = query.startsWith("timeout") ? "&since=s1" : "";
      expect(await alice.call("GET", `/sync?${query}${suffix}`)).toMatchObject({ status: 400 });
      expect(await alice.get()).toEqual({ presence: "offline" });
    });
  });

  it.each([
    ['{"presence":{"not_types":["m.presence"]}}', 0],
    ['{"presence":{"types":["m.*"]}}', 2],
    ['{"presence":{"types":["m.room.*"]}}', 0],
    ['{"presence":{"senders":["@alice:reference.test"]}}', 1],
    ['{"presence":{"not_senders":["@alice:reference.test"]}}', 1],
  ])("heeds the filter %s, inline and stored", async (filter, count) => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob, carol],
      } = await roomOf(world, "alice", "bob", "carol");
      await alice.put("online");
      await carol.put("online");
      const { body } = await bob.call("POST", `/user/${bob.id}/filter`, JSON.parse(filter));
      expect((await bob.call("GET", `/user/${bob.id}/filter/${String(body["filter_id"])}`)).body).toEqual(
        JSON.parse(filter),
      );
      const stored = await bob.call(
        "GET",
        `/sync?set_presence=offline&since=s0&filter=${String(body["filter_id"])}`,
      );
      expect((stored.body["presence"] as { events: unknown[] }).events).toHaveLength(count);
      expect(
        await bob.news({ query: `set_presence=offline&filter=${encodeURIComponent(filter)}` }),
      ).toHaveLength(count);
    });
  });

  it("carries invitations, joined rooms, ephemeral events and left rooms", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const [alice, bob] = [await world.register("alice"), await world.register("bob")];
      const roomId = await alice.createRoom({ preset: "private_chat", name: "Den", invite: [bob.id] });
      const sync = async (since: unknown) => (await bob.call("GET", `/sync?since=${String(since)}`)).body;
      const invited = await sync("s0");
      expect(invited["rooms"]).toMatchObject({ invite: { [roomId]: {} } });
      await bob.move("join", roomId);
      const joined = await sync(invited["next_batch"]);
      expect(joined["rooms"]).toMatchObject({ join: { [roomId]: { timeline: { limited: false } } } });
      await alice.call("PUT", `/rooms/${roomId}/typing/${alice.id}`, { typing: true, timeout: 1_000 });
      const { event_id } = (await alice.say(roomId)).body;
      await alice.call("POST", `/rooms/${roomId}/receipt/m.read/${String(event_id)}`, {});
      const busy = await sync(joined["next_batch"]);
      expect(busy["rooms"]).toMatchObject({
        join: {
          [roomId]: {
            ephemeral: {
              events: [{ type: "m.typing", content: { user_ids: [alice.id] } }, { type: "m.receipt" }],
            },
          },
        },
      });
      await world.pass(1_000);
      const idle = await sync(busy["next_batch"]);
      expect(idle["rooms"]).toMatchObject({
        join: { [roomId]: { ephemeral: { events: [{ content: { user_ids: [] } }] } } },
      });
      await bob.move("leave", roomId);
      expect((await sync(idle["next_batch"]))["rooms"]).toMatchObject({ leave: { [roomId]: {} } });
    });
  });

  it("cuts a long timeline and gives the state before it", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const { next_batch } = (await bob.call("GET", "/sync")).body;
      await alice.call("PUT", `/rooms/${roomId}/state/m.room.topic`, { topic: "much to say" });
      for (let count = 0; count < 30; count++) await alice.say(roomId);
      const { rooms } = (await bob.call("GET", `/sync?since=${String(next_batch)}`)).body as {
        rooms: { join: Record<string, unknown> };
      };
      expect(rooms.join[roomId]).toMatchObject({
        timeline: { limited: true },
        state: { events: [{ type: "m.room.topic" }] },
      });
    });
  });
});
