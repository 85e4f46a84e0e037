import { must } from "./check-failed.ts";
import { joinOf, mustHaveUsers, mustSync, mustSyncUntil, presenceOf } from "./complement-manner.ts";
import { at, presenceIn } from "./loose-json.ts";
import type { PlainCheck } from "./plain-check.ts";
import type { PlainClient } from "./plain-client.ts";
import type { PlainUser } from "./plain-user.ts";
import { register } from "./register.ts";

/** The stage of `TestMembersLocal`: Bob is `online` and joins Alice's room after she took a token. */
async function bobJoins(client: PlainClient) {
  const alice = await register(client, "alice");
  const bob = await register(client, "bob");
  const roomId = await alice.createRoom({ preset: "public_chat" });
  const { status } = await bob.putStatus("online");
  must(status >= 200 && status < 300, `PUT to succeed, found ${status}`);
  const [, since] = await mustSync(alice, { timeoutMs: 0 });
  await bob.joinRoom(roomId);
  return { alice, bob, roomId, since };
}

/**
 * `tests/csapi/rooms_members_local_test.go`, `TestMembersLocal`. Once Bob's join is in an initial sync, another initial
 * sync and those that follow it have his presence within 5 s; its value is not compared.
 */
const newMemberInitially: PlainCheck = {
  suite: "Complement",
  name: "Existing members see new members' presence (in initial sync)",
  profile: "v1",
  perform: async (client) => {
    const { alice, bob, roomId } = await bobJoins(client);
    await mustSyncUntil(alice, undefined, joinOf(bob.id, roomId));
    await mustSyncUntil(alice, undefined, joinOf(bob.id, roomId), presenceOf(bob.id));
  },
};

/** The same test. The stream from before the join has it and Bob's presence within 5 s; its value is not compared. */
const newMemberIncrementally: PlainCheck = {
  suite: "Complement",
  name: "Existing members see new members' presence (in incremental sync)",
  profile: "v1",
  perform: async (client) => {
    const { alice, bob, roomId, since } = await bobJoins(client);
    await mustSyncUntil(alice, since, joinOf(bob.id, roomId), presenceOf(bob.id));
  },
};

/** A sync with any presence events has to have exactly one of this user's, in the shape of an event. */
function onlyOnceOf({ id }: PlainUser) {
  return (sync: unknown) => {
    if (presenceIn(sync).length === 0) return "presence events";
    mustHaveUsers(sync, [id]);
    return undefined;
  };
}

/**
 * `tests/csapi/sync_test.go`, `TestSync`. After Bob joins Alice's room, the first of his syncs with presence events has one
 * of Alice's; no value is compared. That the sync after it has none is asked of a helper that then asserts nothing.
 */
const newlyJoinedRoom: PlainCheck = {
  suite: "Complement",
  name: "Newly joined room includes presence in incremental sync",
  profile: "v1",
  perform: async (client) => {
    const alice = await register(client, "alice");
    const bob = await register(client, "bob");
    const roomId = await alice.createRoom({ preset: "public_chat" });
    await mustSyncUntil(alice, undefined, joinOf(alice.id, roomId));
    const [, since] = await mustSync(bob);
    await bob.joinRoom(roomId);
    await mustSyncUntil(alice, undefined, joinOf(bob.id, roomId));
    const next = await mustSyncUntil(bob, since, onlyOnceOf(alice));
    const [after] = await mustSync(bob, { since: next });
    mustHaveUsers(after, []);
  },
};

/**
 * The same test. After Bob joins Alice's room, the first of her syncs with presence events has one of his; no value is
 * compared. That the sync after it has none is asked of a helper that then asserts nothing. In the original the two share a
 * room since the subtest before, so that an unchanged presence has to be repeated; the reference server does not repeat it,
 * so here they meet for the first time.
 */
const newlyJoinedMember: PlainCheck = {
  suite: "Complement",
  name: "Get presence for newly joined members in incremental sync",
  profile: "v1",
  perform: async (client) => {
    const alice = await register(client, "alice");
    const bob = await register(client, "bob");
    await mustSync(bob);
    const roomId = await alice.createRoom({ preset: "public_chat" });
    const since = await mustSyncUntil(alice, undefined, joinOf(alice.id, roomId));
    await alice.send(roomId, "m.room.message", { msgtype: "m.text", body: "dummy message 1" });
    const [, before] = await mustSync(alice, { since });
    await bob.joinRoom(roomId);
    await mustSyncUntil(alice, undefined, joinOf(bob.id, roomId));
    const next = await mustSyncUntil(alice, before, onlyOnceOf(bob));
    const [after] = await mustSync(alice, { since: next });
    mustHaveUsers(after, []);
  },
};

/**
 * `tests/csapi/sync_test.go`, `TestPresenceSyncDifferentRooms`. Bob and Charlie each share another private room with Alice;
 * after both PUT `online` (whose answers are not looked at) her stream shows each of them `online` within 5 s.
 */
const differentRooms: PlainCheck = {
  suite: "Complement",
  name: "TestPresenceSyncDifferentRooms",
  profile: "v1",
  perform: async (client) => {
    const alice = await register(client, "alice");
    const bob = await register(client, "bob");
    const charlie = await register(client, "charlie");
    const withBob = await alice.createRoom({});
    const withCharlie = await alice.createRoom({});
    const first = await mustSyncUntil(
      alice,
      undefined,
      joinOf(alice.id, withBob),
      joinOf(alice.id, withCharlie),
    );
    await alice.invite(withBob, bob);
    await alice.invite(withCharlie, charlie);
    await bob.joinRoom(withBob);
    await charlie.joinRoom(withCharlie);
    const since = await mustSyncUntil(alice, first, joinOf(bob.id, withBob), joinOf(charlie.id, withCharlie));
    await bob.putStatus("online");
    await charlie.putStatus("online");
    const awaited = new Set([bob.id, charlie.id]);
    await mustSyncUntil(alice, since, (sync) => {
      for (const event of presenceIn(sync)) {
        if (at(event, "content", "presence") === "online") awaited.delete(String(at(event, "sender")));
      }
      return awaited.size === 0 ? undefined : `${[...awaited].join(", ")} online`;
    });
  },
};

/** Complement's tests of presence in rooms. */
export const complementRooms: readonly PlainCheck[] = [
  newMemberInitially,
  newMemberIncrementally,
  newlyJoinedRoom,
  newlyJoinedMember,
  differentRooms,
];
