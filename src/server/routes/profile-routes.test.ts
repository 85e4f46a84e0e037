import { describe, expect, it } from "vitest";
import { PROFILE_IDS, profile } from "../../spec/profiles.ts";
import { tellsProfileChanges } from "../profile-dialect.ts";
import { roomOf, ScriptedServer } from "../scripted-server.ts";

describe("profile changes", () => {
  it.each(PROFILE_IDS)("reach rooms, and presence where %s says so", async (id) => {
    const world = new ScriptedServer(id);
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("unavailable");
      await bob.news();
      const avatar_url = "mxc://reference.test/a";
      expect(await alice.call("PUT", `/profile/${alice.id}/avatar_url`, { avatar_url })).toEqual({
        status: 200,
        body: {},
      });
      await alice.call("PUT", `/profile/${alice.id}/displayname`, { displayname: "Alice" });
      const events = await bob.news();
      const told = { presence: "unavailable", displayname: "Alice", avatar_url };
      expect(events).toMatchObject(tellsProfileChanges(profile(id)) ? [{ content: told }] : []);
      expect(events).toHaveLength(tellsProfileChanges(profile(id)) ? 1 : 0);
      const { body } = await bob.call("GET", `/rooms/${roomId}/state/m.room.member/${alice.id}`);
      expect(body).toEqual({ membership: "join", displayname: "Alice", avatar_url });
      expect((await bob.call("GET", `/profile/${alice.id}`)).body).toEqual({
        displayname: "Alice",
        avatar_url,
      });
      expect(await bob.get(alice)).toMatchObject({ presence: "unavailable" });
    });
  });

  it("are for oneself, and checked", async () => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const path = `/profile/${alice.id}/displayname`;
      expect(await bob.call("PUT", path, { displayname: "Eve" })).toMatchObject({ status: 403 });
      expect(await alice.call("PUT", path, { displayname: 5 })).toMatchObject({ status: 400 });
      expect(await alice.call("PUT", path, {})).toMatchObject({ status: 400 });
      expect((await bob.call("GET", path)).body).toEqual({});
      expect(await bob.news()).toEqual([]);
    });
  });
});
