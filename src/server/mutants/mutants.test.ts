import { beforeAll, describe, expect, it } from "vitest";
import { PROFILE_IDS } from "../../spec/profiles.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import { requirement } from "../../spec/requirements.ts";
import { roomOf, ScriptedServer } from "../scripted-server.ts";
import type { ScriptedUser } from "../scripted-server.ts";
import { comeAndGo } from "./come-and-go.fixture.ts";
import type { Mutant } from "./mutant.ts";
import { MUTANTS, mutant } from "./mutants.ts";
import { dayOfCorners } from "./day-of-corners.fixture.ts";
import { dayOfReturns } from "./day-of-returns.fixture.ts";
import { dayOfSessions } from "./day-of-sessions.fixture.ts";
import { oddRequests } from "./odd-requests.fixture.ts";

function list(owner: ScriptedUser): string {
  return `/presence/list/${owner.id}`;
}

/** A long day at a server: everything that was answered, in order. */
async function transcript(id: ProfileId, fault?: Mutant): Promise<string> {
  const world = new ScriptedServer(id, fault);
  const heard: unknown[] = [];
  const note = async (answer: Promise<unknown>) => void heard.push(await answer);
  await world.run(async () => {
    const { roomId, users } = await roomOf(world, "alice", "bob", "carol");
    const [alice, bob, carol] = users;
    const [eve, fay] = [await world.register("eve"), await world.register("fay")];
    const path = `/presence/${alice.id}/status`;
    const look = async (...observers: ScriptedUser[]) => {
      for (const observer of observers) {
        await note(observer.news({ query: "set_presence=offline" }));
        await note(observer.get(alice));
      }
    };
    await note(fay.get());
    for (const state of [
      "unavailable",
      "online",
      "free_for_chat",
      "unavailable",
      "unavailable",
      "offline",
    ] as const) {
      await world.pass(5_000);
      await note(alice.put(state, `a long message about ${state}`));
      await look(alice, bob, carol, eve);
    }
    await note(alice.put("online", "A"));
    await note(alice.put("online", "B"));
    await note(alice.put("online", ""));
    await look(alice, bob);
    const bodies = [
      "{}",
      "[]",
      '"online"',
      "nonsense",
      '{"presence":"hidden"}',
      '{"presence":"Online"}',
      '{"presence":"away"}',
      '{"presence":"away","status_msg":"half"}',
      '{"presence":"online","status_msg":5}',
      '{"presence":"online"}',
      '{"presence":"online"}',
      '{"presence":"online","last_active_ago":77777}',
      '{"presence":"online","status_msg":"\u{1F600}"}',
      JSON.stringify({ presence: "online", status_msg: "x".repeat(2_000) }),
    ];
    for (const body of bodies) {
      await world.pass(1_000);
      await note(world.send({ method: "PUT", path, token: alice.token, body }));
      await look(alice, bob);
    }
    const body = '{"presence":"unavailable"}';
    await note(world.send({ method: "PUT", path, body }));
    await note(world.send({ method: "PUT", path, body, token: "nonsense" }));
    await note(world.send({ method: "PUT", path, body, token: eve.token }));
    await note(world.send({ method: "PUT", path: path.replace("@", "%40"), body, token: alice.token }));
    await note(world.send({ method: "GET", path }));
    await note(eve.call("GET", "/presence/@nobody:reference.test/status"));
    await note(eve.get());
    await look(alice, bob, carol, eve);

    await note(alice.put("online"));
    await world.pass(90_000);
    const staying = alice.stay(500_000);
    for (let round = 0; round < 4; round++) {
      await world.pass(15_000);
      await note(alice.say(roomId));
      await look(bob, carol);
    }
    for (let round = 0; round < 7; round++) {
      const poll = bob.news({ timeoutMs: 50_000 });
      await world.pass(60_000);
      await note(poll);
      await look(carol);
      await note(carol.get());
    }
    await note(alice.say(roomId));
    await look(bob);
    await staying;
    await world.pass(29_000);
    await look(bob);
    await world.pass(2_000);
    await look(bob);
    await world.pass(200_000);
    await look(bob);

    await note(fay.move("join", roomId));
    await look(fay, bob);
    for (const query of ["", "set_presence=online", "set_presence=unavailable", "set_presence=offline"]) {
      await world.pass(100_000);
      await note(alice.put("offline", "kept"));
      await note(alice.news({ query }));
      await note(bob.news({ query: `set_presence=offline&filter={"presence":{"types":["m.x"]}}` }));
      await look(bob);
    }
    await note(alice.chunk());
    await look(bob);
    await note(bob.chunk());
    await note(alice.put("unavailable", "while away"));
    await note(carol.put("online"));
    await note(bob.chunk());
    await note(alice.put("online"));
    const longPoll = bob.chunk(20_000);
    await world.pass(10_000);
    await note(alice.put("unavailable"));
    await note(longPoll);
    for (const user of users) {
      await note(user.call("GET", "/initialSync"));
      await note(user.call("GET", "/sync"));
    }

    await note(bob.news());
    await note(alice.call("PUT", `/profile/${alice.id}/avatar_url`, { avatar_url: "mxc://a/b" }));
    await note(bob.news());
    const second = await alice.createRoom({ preset: "private_chat", invite: [bob.id, eve.id] });
    const third = await alice.createRoom({ preset: "public_chat" });
    await look(eve);
    await note(bob.move("join", second));
    for (const name of ["Alice", "Alicia"]) {
      await note(alice.call("PUT", `/profile/${alice.id}/displayname`, { displayname: name }));
      await look(bob);
      await note(bob.call("GET", `/rooms/${second}/state/m.room.member/${alice.id}`));
    }
    await note(eve.call("PUT", `/profile/${alice.id}/displayname`, { displayname: "Eve was here" }));
    await note(bob.call("GET", `/profile/${alice.id}`));
    await note(alice.put("offline"));
    await note(alice.call("PUT", `/profile/${alice.id}/displayname`, { displayname: "Al" }));
    await look(bob);
    await note(bob.call("GET", `/profile/${alice.id}`));

    await note(carol.move("leave", roomId));
    await note(carol.put("unavailable"));
    await note(alice.put("online"));
    await look(alice, bob, carol);
    await note(alice.get(carol));
    await note(carol.move("join", roomId));
    await look(carol);
    await note(bob.move("leave", roomId));
    await note(alice.put("unavailable"));
    await look(bob);
    await note(bob.move("leave", second));
    await note(alice.put("online"));
    await look(bob);
    await note(alice.move("kick", roomId, carol));
    await note(alice.put("unavailable"));
    await look(carol);
    await note(alice.move("ban", roomId, fay));
    await note(alice.put("online"));
    await look(fay);
    await note(alice.move("unban", roomId, fay));
    await note(alice.put("unavailable"));
    await look(fay);
    await note(bob.move("join", third));
    await world.pass(3_000);
    await note(bob.put("online"));
    await world.pass(3_000);
    await note(bob.say(third));
    await look(bob, alice);
    await note(bob.get());
    for (const room of [await fay.createRoom(), await fay.createRoom(), await fay.createRoom()]) {
      await carol.move("join", room);
    }
    await note(fay.put("online"));
    await note(carol.news());

    const [gil, hal, ida] = [
      await world.register("gil"),
      await world.register("hal"),
      await world.register("ida"),
    ];
    await note(gil.call("POST", list(gil), { invite: [hal.id, "nonsense", 7] }));
    await note(gil.call("GET", list(gil)));
    await note(gil.call("POST", list(gil), { invite: [hal.id, ida.id] }));
    await note(gil.call("GET", list(gil)));
    await note(hal.call("GET", list(hal)));
    await note(hal.call("POST", list(gil), { invite: [eve.id] }));
    await note(hal.put("unavailable"));
    await note(gil.news());
    await note(gil.put("online"));
    await note(hal.news());
    await note(hal.get(gil));
    await note(gil.call("GET", list(gil)));
    await note(gil.call("POST", list(gil), { drop: [hal.id] }));
    await note(gil.call("GET", list(gil)));
    await note(hal.put("online"));
    await note(gil.news());
    const shared = await hal.createRoom();
    await note(gil.move("join", shared));
    await note(gil.news());
    await note(gil.get(hal));

    const crowd = [];
    for (let count = 0; count < 12; count++) crowd.push(await world.register(`crowd${count}`));
    for (const user of crowd) await user.move("join", shared);
    await note(hal.put("unavailable"));
    for (const user of crowd) await note(user.news());
    for (const [index, user] of crowd.entries()) await user.put(index % 2 === 0 ? "online" : "unavailable");
    await note(gil.news());
    await note(gil.news());

    await note(alice.call("POST", "/logout"));
    await note(alice.put("online"));
    await note(gil.get(hal));
    await comeAndGo(world, note);
    await dayOfSessions(world, note);
    await oddRequests(world, note);
    await dayOfReturns(world, note);
    await dayOfCorners(world, note);
  });
  return heard.map((entry) => JSON.stringify(entry)).join("\n");
}

const undisturbed = new Map<ProfileId, string>();
beforeAll(async () => {
  for (const id of PROFILE_IDS) undisturbed.set(id, await transcript(id));
});

describe("every mutant", () => {
  it("has a name of its own and a requirement that exists", () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
    for (const { requirement: id } of MUTANTS) expect(requirement(id).id).toBe(id);
    expect(mutant("canary").family).toBe("canary");
    expect(() => mutant("nobody")).toThrow(/Cannot find mutant/);
  });

  it.each(MUTANTS)("$name answers differently somewhere", async (fault) => {
    for (const id of PROFILE_IDS.toReversed()) {
      if ((await transcript(id, fault)) !== undisturbed.get(id)) return;
    }
    expect.fail("It behaves like the undisturbed server.");
  });
});

it.each(PROFILE_IDS)("the same requests get the same answers in %s", async (id) => {
  expect(await transcript(id)).toBe(undisturbed.get(id));
});
