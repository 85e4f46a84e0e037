import { expect, it } from "vitest";
import { profile } from "../../spec/profiles.ts";
import { ScriptedServer } from "../scripted-server.ts";

function post(world: ScriptedServer, path: string, body: object) {
  return world.send({ method: "POST", path, body: JSON.stringify(body) });
}

const dummy = { type: "m.login.dummy" };

it("registers in two steps or in one, and once per name", async () => {
  const world = new ScriptedServer("v1");
  const register = (body: object) => post(world, "/register", body);
  await world.run(async () => {
    expect(await register({ username: "alice" })).toMatchObject({
      status: 401,
      body: { flows: [{ stages: ["m.login.dummy"] }] },
    });
    expect(await register({ username: "alice", auth: dummy })).toMatchObject({
      status: 200,
      body: { user_id: "@alice:reference.test" },
    });
    expect(await register({ username: "alice", auth: dummy })).toMatchObject({
      status: 400,
      body: { errcode: "M_USER_IN_USE" },
    });
    expect(await register({ username: "Not Good", auth: dummy })).toMatchObject({
      body: { errcode: "M_INVALID_USERNAME" },
    });
    expect((await register({ username: "quiet", auth: dummy, inhibit_login: true })).body).not.toHaveProperty(
      "access_token",
    );
  });
});

it("logs in by either spelling, and out for good", async () => {
  const world = new ScriptedServer("v1");
  await world.run(async () => {
    const alice = await world.register("alice");
    const login = (body: object) => post(world, "/login", { type: "m.login.password", ...body });
    const first = await login({ user: "alice", password: "secret" });
    const second = await login({
      identifier: { type: "m.id.user", user: alice.id },
      password: "secret",
      device_id: "D",
    });
    expect(second.body).toMatchObject({ user_id: alice.id, device_id: "D" });
    expect(await login({ user: "alice", password: "wrong" })).toMatchObject({ status: 403 });
    const whoami = (token: unknown) =>
      world.send({ method: "GET", path: "/account/whoami", token: String(token) });
    await world.send({ method: "POST", path: "/logout", token: String(first.body["access_token"]) });
    expect(await whoami(first.body["access_token"])).toMatchObject({
      status: 401,
      body: { errcode: "M_UNKNOWN_TOKEN" },
    });
    expect(await whoami(second.body["access_token"])).toMatchObject({
      status: 200,
      body: { user_id: alice.id },
    });
    await alice.call("POST", "/logout/all");
    expect(await whoami(second.body["access_token"])).toMatchObject({ status: 401 });
    expect(await alice.get()).toMatchObject({ errcode: "M_UNKNOWN_TOKEN" });
  });
});

it("takes tokens in the query, except where the profile has given that up", async () => {
  for (const id of ["seed", "v1", "main"] as const) {
    const world = new ScriptedServer(id);
    await world.run(async () => {
      const alice = await world.register("alice");
      const reply = await world.send({
        method: "GET",
        path: `/presence/${alice.id}/status?access_token=${alice.token}`,
      });
      expect(reply.status).toBe(id === "main" ? 401 : 200);
    });
  }
});

it("serves accounts below the profile's account prefix as well", async () => {
  const world = new ScriptedServer("seed");
  await world.run(async () => {
    const path = `${profile("seed").binding.accountPrefix}/register`;
    expect(await world.send({ method: "POST", path, body: JSON.stringify({ auth: dummy }) })).toMatchObject({
      status: 200,
    });
  });
});
