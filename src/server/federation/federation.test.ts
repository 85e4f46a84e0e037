import { describe, expect, it } from "vitest";
import { runVirtually, VirtualClock } from "../../time/virtual-clock.ts";
import { ScriptedServer, type ScriptedUser } from "../scripted-server.ts";
import type { FederationBehaviour } from "./federation-behaviour.ts";
import { FederationLink } from "./federation-link.ts";

const CROSSING_MS = 100;

interface Pair {
  readonly alice: ScriptedUser;
  readonly bob: ScriptedUser;
  readonly room: string;
  /** Lets everything that is under way between the servers arrive. */
  readonly cross: () => Promise<void>;
}

/** Alice on one server, Bob on another; Alice made a public room, and Bob is not in it. */
async function withPair(
  work: (pair: Pair) => Promise<void>,
  decisions?: () => FederationBehaviour,
): Promise<void> {
  const clock = new VirtualClock(1_000_000);
  const link = new FederationLink({ clock, ...(decisions === undefined ? {} : { decisions }) });
  const [one, two] = ["one.test", "two.test"].map(
    (serverName) => new ScriptedServer("v1", undefined, { clock, link, serverName }),
  ) as [ScriptedServer, ScriptedServer];
  await runVirtually(clock, async () => {
    const [alice, bob] = [await one.register("alice"), await two.register("bob")];
    await work({ alice, bob, room: await alice.createRoom(), cross: () => one.pass(CROSSING_MS) });
  });
}

const joinFrom = (user: ScriptedUser, room: string, server: string) =>
  user.call("POST", `/join/${room}?server_name=${server}`, {});

describe("two linked reference servers", () => {
  it("tell each other of presence where a room is shared, in both directions", () =>
    withPair(async ({ alice, bob, room, cross }) => {
      await alice.put("online", "before");
      expect((await joinFrom(bob, room, "one.test")).status).toBe(200);
      await bob.put("unavailable", "from afar");
      await cross();
      expect(await bob.get(alice)).toMatchObject({
        presence: "online",
        status_msg: "before",
        currently_active: true,
      });
      expect(await alice.get(bob)).toMatchObject({ presence: "unavailable", status_msg: "from afar" });
      await bob.news();
      await alice.put("unavailable", "after");
      await cross();
      expect(await bob.news()).toMatchObject([
        { sender: alice.id, content: { presence: "unavailable", status_msg: "after" } },
      ]);
    }));

  it("count the last activity from when it was, but for the way", () =>
    withPair(async ({ alice, bob, room, cross }) => {
      await joinFrom(bob, room, "one.test");
      await alice.put("online");
      await cross();
      for (let second = 0; second < 50; second++) await cross();
      const { last_active_ago: ago } = await bob.get(alice);
      expect(ago).toBeGreaterThanOrEqual(51 * CROSSING_MS - 20);
      expect(ago).toBeLessThanOrEqual(51 * CROSSING_MS);
    }));

  it("tell nothing to a server that has nobody in a room of the user", () =>
    withPair(async ({ alice, bob, cross }) => {
      await alice.put("online", "secret");
      await cross();
      expect(await bob.call("GET", `/presence/${alice.id}/status`)).toMatchObject({ status: 404 });
    }));

  it("tell nothing any more once the two have parted", () =>
    withPair(async ({ alice, bob, room, cross }) => {
      await joinFrom(bob, room, "one.test");
      await alice.move("leave", room);
      await cross();
      await bob.news();
      await alice.put("online", "secret");
      await cross();
      expect(await bob.news()).toEqual([]);
      expect(await bob.call("GET", `/presence/${alice.id}/status`)).toMatchObject({ status: 403 });
    }));

  it("carry invitations, messages and names", () =>
    withPair(async ({ alice, bob, cross }) => {
      const closed = await alice.createRoom({ preset: "private_chat" });
      expect((await joinFrom(bob, closed, "one.test")).status).toBe(403);
      await alice.move("invite", closed, bob);
      await cross();
      expect((await joinFrom(bob, closed, "one.test")).status).toBe(200);
      await cross();
      await alice.call("PUT", `/profile/${alice.id}/displayname`, { displayname: "Alice" });
      await alice.say(closed);
      await cross();
      const { body } = await bob.call("GET", `/rooms/${closed}/messages?dir=b&limit=2`);
      expect(body["chunk"]).toMatchObject([
        { type: "m.room.message", sender: alice.id },
        { type: "m.room.member", content: { displayname: "Alice" } },
      ]);
    }));

  it("let somebody come back to a room that went on without their server", () =>
    withPair(async ({ alice, bob, room, cross }) => {
      await joinFrom(bob, room, "one.test");
      await cross();
      await bob.move("leave", room);
      await cross();
      await alice.say(room);
      await alice.put("unavailable", "meanwhile");
      expect((await joinFrom(bob, room, "one.test")).status).toBe(200);
      await cross();
      expect(await bob.get(alice)).toMatchObject({ presence: "unavailable", status_msg: "meanwhile" });
      await alice.put("online", "again");
      await cross();
      expect(await bob.get(alice)).toMatchObject({ presence: "online", status_msg: "again" });
    }));
});
