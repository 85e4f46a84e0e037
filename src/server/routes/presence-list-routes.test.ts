import { describe, expect, it } from "vitest";
import { ScriptedServer } from "../scripted-server.ts";

describe("presence lists", () => {
  it("subscribe in one direction, until the drop", async () => {
    const world = new ScriptedServer("r0.4");
    await world.run(async () => {
      const [alice, dora] = [await world.register("alice"), await world.register("dora")];
      const path = `/presence/list/${alice.id}`;
      await dora.put("unavailable");
      await alice.news();
      expect(await alice.call("POST", path, { invite: [dora.id, dora.id, "@ghost:elsewhere"] })).toEqual({
        status: 200,
        body: {},
      });
      expect(await alice.news()).toMatchObject([{ sender: dora.id, content: { presence: "unavailable" } }]);
      expect((await alice.call("GET", path)).body).toEqual([
        { type: "m.presence", sender: dora.id, content: { user_id: dora.id, presence: "unavailable" } },
      ]);
      expect(await alice.get(dora)).toMatchObject({ presence: "unavailable" });
      expect(await dora.get(alice)).toMatchObject({ errcode: "M_FORBIDDEN" });
      expect((await dora.call("GET", `/presence/list/${dora.id}`)).body).toEqual([]);
      await alice.call("POST", path, { drop: [dora.id] });
      await dora.put("online");
      expect(await alice.news()).toEqual([]);
      expect((await alice.call("GET", path)).body).toEqual([]);
    });
  });

  it.each([{ invite: "x" }, { invite: [1] }, { drop: {} }, { invite: ["nobody"] }])(
    "refuse %j as a whole",
    async (body) => {
      const world = new ScriptedServer("seed");
      await world.run(async () => {
        const [alice, dora] = [await world.register("alice"), await world.register("dora")];
        const path = `/presence/list/${alice.id}`;
        expect(await alice.call("POST", path, { invite: [dora.id], ...body })).toMatchObject({
          status: 400,
        });
        expect((await alice.call("GET", path)).body).toEqual([]);
        expect(await dora.call("POST", path, { invite: [dora.id] })).toMatchObject({ status: 403 });
      });
    },
  );
});
