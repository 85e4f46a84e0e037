import { describe, expect, it } from "vitest";
import { profile, PROFILE_IDS } from "../../spec/profiles.ts";
import { roomOf, ScriptedServer } from "../scripted-server.ts";

describe("PUT status", () => {
  it.each(PROFILE_IDS)(
    "stores every state of %s and reports it, to the user and to room-mates",
    async (id) => {
      const world = new ScriptedServer(id);
      await world.run(async () => {
        const {
          users: [alice, bob],
        } = await roomOf(world, "alice", "bob");
        for (const state of profile(id).rules.presenceValues) {
          expect(await alice.put(state, `I am ${state}`)).toEqual({ status: 200, body: {} });
          expect(await alice.get()).toMatchObject({ presence: state, status_msg: `I am ${state}` });
          expect(await bob.get(alice)).toMatchObject({ presence: state, status_msg: `I am ${state}` });
        }
      });
    },
  );

  it.each([
    ["presence=online", "M_NOT_JSON"],
    ['{"presence":"onl', "M_NOT_JSON"],
    [undefined, "M_NOT_JSON"],
    ["[]", "M_BAD_JSON"],
    ['"online"', "M_BAD_JSON"],
    ["null", "M_BAD_JSON"],
    ["{}", "M_BAD_JSON"],
    ['{"status_msg":"x"}', "M_BAD_JSON"],
    ['{"presence":1}', "M_BAD_JSON"],
    ['{"presence":null}', "M_BAD_JSON"],
    ['{"presence":["online"]}', "M_BAD_JSON"],
    ['{"presence":"away"}', "M_INVALID_PARAM"],
    ['{"presence":"Online"}', "M_INVALID_PARAM"],
    ['{"presence":""}', "M_INVALID_PARAM"],
    ['{"presence":"hidden"}', "M_INVALID_PARAM"],
    ['{"presence":"free_for_chat"}', "M_INVALID_PARAM"],
    ['{"presence":"unavailable","status_msg":5}', "M_BAD_JSON"],
    ['{"presence":"unavailable","status_msg":{}}', "M_BAD_JSON"],
    ['{"presence":"unavailable","status_msg":[]}', "M_BAD_JSON"],
    ['{"presence":"unavailable","status_msg":true}', "M_BAD_JSON"],
  ])("refuses %s with %s and changes nothing", async (body, errcode) => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online", "before");
      await bob.news();
      await world.pass(5_000);
      const path = `/presence/${alice.id}/status`;
      const reply = await world.send({
        method: "PUT",
        path,
        token: alice.token,
        ...(body === undefined ? {} : { body }),
      });
      expect(reply).toMatchObject({ status: 400, body: { errcode } });
      expect(await alice.get()).toEqual({
        presence: "online",
        status_msg: "before",
        last_active_ago: 5_000,
        currently_active: true,
      });
      expect(await bob.news()).toEqual([]);
    });
  });

  it("clears the status message when it is left out, null or empty", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      const path = `/presence/${alice.id}/status`;
      for (const body of [{ presence: "online" }, { presence: "online", status_msg: null }]) {
        await alice.put("online", "busy");
        await alice.call("PUT", path, body);
        expect(await alice.get()).not.toHaveProperty("status_msg");
      }
      await alice.put("online", "");
      expect(await alice.get()).toMatchObject({ status_msg: "" });
    });
  });

  it("takes nothing but presence and status_msg from the body", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      const body = { presence: "online", last_active_ago: 999_999, user_id: "@eve:x" };
      expect(await alice.call("PUT", `/presence/${alice.id}/status`, body)).toMatchObject({ status: 200 });
      expect(await alice.get()).toEqual({ presence: "online", last_active_ago: 0, currently_active: true });
    });
  });

  it("is for oneself, with a valid token", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const path = `/presence/${alice.id}/status`;
      const body = '{"presence":"online"}';
      expect(await bob.call("PUT", path, { presence: "online" })).toMatchObject({
        status: 403,
        body: { errcode: "M_FORBIDDEN" },
      });
      expect(await world.send({ method: "PUT", path, body })).toMatchObject({
        status: 401,
        body: { errcode: "M_MISSING_TOKEN" },
      });
      expect(await world.send({ method: "PUT", path, body, token: "nonsense" })).toMatchObject({
        status: 401,
        body: { errcode: "M_UNKNOWN_TOKEN" },
      });
      expect(await alice.get()).toEqual({ presence: "offline" });
      expect(await bob.get()).toEqual({ presence: "offline" });
    });
  });

  it("takes the user id percent-encoded and raw", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      await alice.call("PUT", `/presence/${encodeURIComponent(alice.id)}/status`, {
        presence: "unavailable",
      });
      expect(await alice.get()).toMatchObject({ presence: "unavailable" });
    });
  });
});

describe("GET status", () => {
  it.each(PROFILE_IDS)("is refused to strangers and for unknown users in %s", async (id) => {
    const world = new ScriptedServer(id);
    await world.run(async () => {
      const [alice, eve] = [await world.register("alice"), await world.register("eve")];
      await alice.put("online", "secret");
      const reply = await eve.call("GET", `/presence/${alice.id}/status`);
      const forbidden = profile(id).severity("PRES-GET-008") === "fail";
      expect(reply).toMatchObject(
        forbidden
          ? { status: 403, body: { errcode: "M_FORBIDDEN" } }
          : { status: 404, body: { errcode: "M_NOT_FOUND" } },
      );
      expect(await eve.call("GET", "/presence/@nobody:reference.test/status")).toMatchObject({ status: 404 });
      expect(await world.send({ method: "GET", path: `/presence/${alice.id}/status` })).toMatchObject({
        status: 401,
      });
    });
  });

  it("has no effect, whoever asks", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      await bob.news();
      for (const elapsed of [1_000, 2_000, 3_000]) {
        await world.pass(1_000);
        expect(await alice.get()).toMatchObject({ last_active_ago: elapsed });
        expect(await bob.get(alice)).toMatchObject({ last_active_ago: elapsed });
      }
      expect(await bob.news()).toEqual([]);
      expect(await bob.get()).toEqual({ presence: "offline" });
    });
  });
});

describe("other methods and paths", () => {
  it("are unrecognised", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const alice = await world.register("alice");
      const unrecognised = { errcode: "M_UNRECOGNIZED" };
      expect(await alice.call("DELETE", `/presence/${alice.id}/status`)).toMatchObject({
        status: 405,
        body: unrecognised,
      });
      expect(await alice.call("GET", "/presence/foo")).toMatchObject({ status: 404, body: unrecognised });
      expect(await alice.call("GET", `/presence/list/${alice.id}`)).toMatchObject({
        status: 404,
        body: unrecognised,
      });
      expect(await alice.call("GET", "/presence/%E0%A4%A/status")).toMatchObject({ status: 404 });
    });
  });
});
