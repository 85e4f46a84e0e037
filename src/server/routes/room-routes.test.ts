import { expect, it } from "vitest";
import { roomOf, ScriptedServer } from "../scripted-server.ts";

it("sends, reads and pages", async () => {
  const world = new ScriptedServer("v1");
  await world.run(async () => {
    const {
      roomId,
      users: [alice, bob],
    } = await roomOf(world, "alice", "bob");
    const once = await alice.call("PUT", `/rooms/${roomId}/send/m.room.message/t`, { body: "hi" });
    expect(await alice.call("PUT", `/rooms/${roomId}/send/m.room.message/t`, { body: "hi" })).toEqual(once);
    expect(await alice.call("POST", `/rooms/${roomId}/send/m.reaction`, {})).toMatchObject({ status: 200 });
    await alice.call("PUT", `/rooms/${roomId}/state/m.room.topic/`, { topic: "tea" });
    expect(await bob.call("GET", `/rooms/${roomId}/state/m.room.topic`)).toEqual({
      status: 200,
      body: { topic: "tea" },
    });
    expect(await bob.call("PUT", `/rooms/${roomId}/state/m.room.topic`, { topic: "ale" })).toMatchObject({
      status: 403,
    });
    const page = async (from: string) =>
      (await bob.call("GET", `/rooms/${roomId}/messages?dir=b&limit=2${from}`)).body;
    const first = await page("");
    expect(first["chunk"]).toMatchObject([{ type: "m.room.topic" }, { type: "m.reaction" }]);
    expect((await page(`&from=${String(first["end"])}`))["chunk"]).toMatchObject([
      { type: "m.room.message" },
      { type: "m.room.member" },
    ]);
    expect((await bob.call("GET", `/rooms/${roomId}/joined_members`)).body).toMatchObject({
      joined: { [alice.id]: {}, [bob.id]: {} },
    });
    expect((await bob.call("GET", `/rooms/${roomId}/members`)).body["chunk"]).toHaveLength(2);
    expect((await bob.call("GET", "/joined_rooms")).body).toEqual({ joined_rooms: [roomId] });
    const eve = await world.register("eve");
    for (const path of ["state", "members", "messages", "initialSync"]) {
      expect(await eve.call("GET", `/rooms/${roomId}/${path}`)).toMatchObject({ status: 403 });
    }
    expect(await eve.say(roomId)).toMatchObject({ status: 403, body: { errcode: "M_FORBIDDEN" } });
    expect(await eve.say("!0:nowhere")).toMatchObject({ status: 404 });
  });
});

it("moves members by the rules", async () => {
  const world = new ScriptedServer("v1");
  await world.run(async () => {
    const {
      roomId,
      users: [alice, bob],
    } = await roomOf(world, "alice", "bob");
    expect(await bob.move("kick", roomId, alice)).toMatchObject({ status: 403 });
    expect(await bob.move("ban", roomId, alice)).toMatchObject({ status: 403 });
    const den = await alice.createRoom({ preset: "private_chat", room_alias_name: "den" });
    expect(await bob.move("join", den)).toMatchObject({ status: 403 });
    await alice.move("invite", den, bob);
    expect(await bob.call("POST", `/join/${encodeURIComponent("#den:reference.test")}`)).toMatchObject({
      body: { room_id: den },
    });
    await alice.call("PUT", `/rooms/${den}/state/m.room.member/${bob.id}`, { membership: "ban" });
    expect(await bob.move("join", den)).toMatchObject({ status: 403 });
    expect(await bob.move("forget", den)).toMatchObject({ status: 200 });
    expect(await bob.move("forget", roomId)).toMatchObject({ status: 400 });
    expect(await alice.call("POST", "/createRoom", { invite: ["@ghost:x"] })).toMatchObject({ status: 404 });
  });
});
