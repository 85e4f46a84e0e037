import { describe, expect, it } from "vitest";
import { PROFILE_IDS } from "../spec/profiles.ts";
import { roomOf, ScriptedServer, type ScriptedUser } from "./scripted-server.ts";

/** The states that the observer sees while time passes, with the time each came at. */
async function watch(world: ScriptedServer, observer: ScriptedUser, forMs: number) {
  const begun = world.clock.now();
  const seen: unknown[][] = [];
  while (world.clock.now() < begun + forMs) {
    const left = begun + forMs - world.clock.now();
    for (const { content } of await observer.news({ timeoutMs: left })) {
      seen.push([world.clock.now() - begun, content["presence"], content["currently_active"]]);
    }
  }
  return seen;
}

describe("going offline", () => {
  it.each(PROFILE_IDS)("comes a grace after the last write or stream in %s", async (id) => {
    const world = new ScriptedServer(id);
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("unavailable");
      await bob.news();
      await world.pass(29_999);
      expect(await bob.get(alice)).toMatchObject({ presence: "unavailable" });
      await world.pass(1);
      expect(await bob.get(alice)).toMatchObject({ presence: "offline" });
      expect((await bob.news()).filter(({ content }) => content["presence"] === "offline")).toHaveLength(1);
    });
  });

  it("never comes while a stream is open, nor between two polls", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const loop = (async () => {
        for (let round = 0; round < 5; round++) {
          await alice.news({ timeoutMs: 40_000, query: "" });
          await world.pass(1_000);
        }
      })();
      expect(await watch(world, bob, 200_000)).toEqual([
        [0, "online", true],
        [60_000, "online", false],
      ]);
      await loop;
    });
  });

  it("waits for the last of two streams", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.news();
      const long = alice.news({ timeoutMs: 100_000, query: "" });
      const gone = new AbortController();
      const since = "s1";
      void world.send({
        method: "GET",
        path: `/sync?timeout=90000&since=${since}`,
        token: alice.token,
        signal: gone.signal,
      });
      gone.abort();
      await world.pass(90_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "online" });
      await long;
      await world.pass(30_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "offline" });
    });
  });

  it("ends a stream when its client goes away", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const { body } = await alice.call("GET", "/sync?set_presence=online");
      const gone = new AbortController();
      const path = `/sync?timeout=600000&since=${String(body["next_batch"])}`;
      const poll = world.send({ method: "GET", path, token: alice.token, signal: gone.signal });
      await world.pass(45_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "online" });
      gone.abort();
      await poll;
      await world.pass(30_001);
      expect(await bob.get(alice)).toMatchObject({ presence: "offline" });
    });
  });

  it("follows a logout, which also ends the session's streams", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      const poll = alice.call(
        "GET",
        '/sync?since=s0&timeout=600000&filter={"room":{"timeline":{"types":[]}}}',
      );
      await poll;
      const { body } = await alice.call("GET", "/sync");
      const waiting = alice.call("GET", `/sync?timeout=600000&since=${String(body["next_batch"])}`);
      await alice.call("POST", "/logout");
      expect(await waiting).toMatchObject({ status: 401, body: { errcode: "M_UNKNOWN_TOKEN" } });
      await world.pass(30_000);
      expect(await bob.get(alice)).toMatchObject({ presence: "offline" });
      expect(await alice.put("online")).toMatchObject({ status: 401, body: { errcode: "M_UNKNOWN_TOKEN" } });
    });
  });
});

describe("server idling", () => {
  it("makes an inactive user unavailable after five minutes, and online again by a message", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.news();
      const poll = alice.news({ timeoutMs: 900_000, query: "" });
      expect(await watch(world, bob, 400_000)).toEqual([
        [0, "online", true],
        [60_000, "online", false],
        [300_000, "unavailable", undefined],
      ]);
      await alice.say(roomId);
      expect(await bob.news()).toMatchObject([
        { content: { presence: "online", last_active_ago: 0, currently_active: true } },
      ]);
      await poll;
    });
  });

  it("counts from the last activity", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("online");
      const quiet =
        "filter=%7B%22presence%22:%7B%22types%22:%5B%5D%7D,%22room%22:%7B%22timeline%22:%7B%22limit%22:1%7D%7D%7D";
      void alice.news({ timeoutMs: 1_000, query: quiet });
      for (let round = 0; round < 12; round++) {
        await world.pass(29_000);
        await alice.say(roomId);
      }
      expect(await bob.get(alice)).toMatchObject({ presence: "online", last_active_ago: 0 });
    });
  });

  it("is no business of the server before r0.2.0", async () => {
    const world = new ScriptedServer("seed");
    await world.run(async () => {
      const {
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("free_for_chat");
      void alice.stay(900_000, "events");
      await world.pass(800_000);
      expect(await bob.get(alice)).toEqual({ presence: "free_for_chat", last_active_ago: 800_000 });
    });
  });

  it("does not revive a user who asked to be offline", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      await alice.put("offline", "gone");
      await alice.say(roomId);
      expect(await bob.get(alice)).toMatchObject({
        presence: "offline",
        last_active_ago: 0,
        status_msg: "gone",
      });
    });
  });
});

describe("currently_active", () => {
  it("keeps the stream quiet while it is true, and is closed by false", async () => {
    const world = new ScriptedServer("v1");
    await world.run(async () => {
      const {
        roomId,
        users: [alice, bob],
      } = await roomOf(world, "alice", "bob");
      void alice.stay(300_000);
      const watching = watch(world, bob, 150_000);
      for (let round = 0; round < 10; round++) {
        await world.pass(5_000);
        await alice.say(roomId);
      }
      expect(await watching).toEqual([
        [0, "online", true],
        [110_000, "online", false],
      ]);
    });
  });
});
