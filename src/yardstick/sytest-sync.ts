import { must } from "./check-failed.ts";
import { at, hasKeys, presenceIn } from "./loose-json.ts";
import type { PlainCheck } from "./plain-check.ts";
import type { PlainUser } from "./plain-user.ts";
import {
  actSynced,
  awaitPresence,
  createFilter,
  createRoomSynced,
  joinRoomSynced,
  mustHaveKeys,
  sendSynced,
  sync,
  syncAgain,
} from "./sytest-manner.ts";
import { register } from "./register.ts";

/** A list with exactly one event of others, which is this user's, in the shape of an event; values are not compared. */
function mustHaveOnly(
  body: unknown,
  { own, other }: { readonly own: PlainUser; readonly other: PlainUser },
): void {
  mustHaveKeys(body, "presence");
  must(Array.isArray(at(body, "presence", "events")), "a list of presence events");
  const [event, ...more] = presenceIn(body).filter((candidate) => at(candidate, "sender") !== own.id);
  must(event !== undefined && more.length === 0, "one presence event");
  mustHaveKeys(event, "type", "sender", "content");
  must(at(event, "type") === "m.presence", "an event of type m.presence");
  must(at(event, "sender") === other.id, `an event of ${other.id}`);
}

/** An absent list is as good as an empty one. */
function mustHaveNone(body: unknown): void {
  if (!hasKeys(at(body, "presence"), "events")) return;
  const events = at(body, "presence", "events");
  must(Array.isArray(events) && events.length === 0, "no presence event");
}

/** `tests/31sync/03joined.pl`. The next sync after a join has one event of the other's; the one after that has none. */
const newlyJoinedRoom: PlainCheck = {
  suite: "SyTest",
  name: "Newly joined room includes presence in incremental sync",
  profile: "v1",
  perform: async (client) => {
    const [own, other] = [await register(client, "b"), await register(client, "a")];
    const roomId = await createRoomSynced(other);
    await sync(own);
    await joinRoomSynced(own, roomId);
    mustHaveOnly(await syncAgain(own), { own, other });
    mustHaveNone(await syncAgain(own));
  },
};

/**
 * `tests/31sync/03joined.pl`. The next sync after another's join has one event of theirs; the one after that has none. In the
 * original the other never connected before; that they are told of all the same is no sentence of the specification, and the
 * reference server does not. So here they connect once, before they join.
 */
const newlyJoinedMember: PlainCheck = {
  suite: "SyTest",
  name: "Get presence for newly joined members in incremental sync",
  profile: "v1",
  perform: async (client) => {
    const [own, other] = [await register(client, "a"), await register(client, "b")];
    await sync(other);
    const roomId = await createRoomSynced(own);
    await sync(own);
    await sendSynced(own, roomId);
    await syncAgain(own);
    await joinRoomSynced(other, roomId);
    mustHaveOnly(await syncAgain(own), { own, other });
    mustHaveNone(await syncAgain(own));
  },
};

const PRESENCE_FILTER = { presence: { types: ["m.presence"] } } as const;

/** `tests/31sync/05presence.pl`. Once a sync has shown any presence, the first event of an initial one is one's own, `online`. */
const ownInSync: PlainCheck = {
  suite: "SyTest",
  name: "User sees their own presence in a sync",
  profile: "v1",
  perform: async (client) => {
    const user = await register(client, "user");
    const filter = await createFilter(user, { ...PRESENCE_FILTER, account_data: { types: [] } });
    await actSynced(
      user,
      () => sync(user, { filter }),
      (body) => presenceIn(body).length > 0,
    );
    const body = await sync(user, { filter });
    const first = presenceIn(body).find((event) => at(event, "type") === "m.presence");
    must(first !== undefined, "one's own presence");
    must(at(first, "sender") === user.id, "it to be one's own");
    must(at(first, "content", "presence") === "online", "it to be online");
  },
};

/** `tests/31sync/05presence.pl`. In a first sync with `set_presence=offline` one's own event is absent, or says `offline`. */
const offlineInSync: PlainCheck = {
  suite: "SyTest",
  name: "User is offline if they set_presence=offline in their sync",
  profile: "v1",
  perform: async (client) => {
    const user = await register(client, "user");
    const filter = await createFilter(user, PRESENCE_FILTER);
    const body = await sync(user, { filter, set_presence: "offline" });
    const own = presenceIn(body).find(
      (event) => at(event, "type") === "m.presence" && at(event, "sender") === user.id,
    );
    if (own !== undefined) must(at(own, "content", "presence") === "offline", "oneself to be offline");
  },
};

/** `tests/31sync/05presence.pl`. After another's sync, the first event of theirs that comes says `online`. */
const otherInSync: PlainCheck = {
  suite: "SyTest",
  name: "User sees updates to presence from other users in the incremental sync.",
  profile: "v1",
  perform: async (client) => {
    const [a, b] = [await register(client, "a"), await register(client, "b")];
    const [filterA, filterB] = [
      await createFilter(a, PRESENCE_FILTER),
      await createFilter(b, PRESENCE_FILTER),
    ];
    await joinRoomSynced(b, await createRoomSynced(a));
    await sync(a, { filter: filterA });
    await syncAgain(a, { filter: filterA });
    await sync(b, { filter: filterB });
    await awaitPresence(a, (event) => {
      if (at(event, "sender") !== b.id) return false;
      must(at(event, "content", "presence") === "online", "online");
      return true;
    });
  },
};

/** SyTest's tests of presence in `/sync`. */
export const sytestSync: readonly PlainCheck[] = [
  newlyJoinedRoom,
  newlyJoinedMember,
  ownInSync,
  offlineInSync,
  otherInSync,
];
