import { must } from "./check-failed.ts";
import { at, items } from "./loose-json.ts";
import type { PlainCheck } from "./plain-check.ts";
import type { PlainClient } from "./plain-client.ts";
import type { PlainUser } from "./plain-user.ts";
import {
  awaitPresence,
  createRoomSynced,
  isWholeEventOf,
  joinRoomSynced,
  mustHaveKeys,
  setPresence,
  sync,
  userWithEvents,
} from "./sytest-manner.ts";
import { register } from "./register.ts";

/** The stage of `30rooms/02members-local.pl`: a creator with a profile, and a newcomer who was set `online` before. */
async function newcomer(client: PlainClient) {
  const creator = await register(client, "creator");
  const profile = `/profile/${encodeURIComponent(creator.id)}`;
  await creator.demand("PUT", `${profile}/displayname`, { displayname: "My name here" });
  await creator.demand("PUT", `${profile}/avatar_url`, { avatar_url: "mxc://foo/bar" });
  const member = await register(client, "member");
  await setPresence(member, "online", "Online");
  await joinRoomSynced(member, await createRoomSynced(creator));
  return { creator, member };
}

/** That file. An event of the newcomer comes to the creator; no value is compared. */
const newMember: PlainCheck = {
  suite: "SyTest",
  name: "Existing members see new members' presence",
  profile: "v1",
  perform: async (client) => {
    const { creator, member } = await newcomer(client);
    await awaitPresence(creator, (event) => isWholeEventOf(event, member));
  },
};

/**
 * That file. After both PUT `online`, the `/initialSync` of each has both, `online` and with an age. It looks for
 * `content.user_id`, which events have until r0.3.0: so it is performed by that version.
 */
const globalInitialSync: PlainCheck = {
  suite: "SyTest",
  name: "All room members see all room members' presence in global initialSync",
  profile: "r0.2-r0.3",
  perform: async (client) => {
    const { creator, member } = await newcomer(client);
    const everybody = [creator, member];
    await Promise.all(everybody.map((user) => setPresence(user, "online")));
    for (const user of everybody) {
      const body = await user.demand("GET", "/initialSync");
      for (const subject of everybody) mustShowOnline(items(at(body, "presence")), subject);
    }
  },
};

function mustShowOnline(events: readonly unknown[], { id }: PlainUser): void {
  const event = events.findLast((candidate) => at(candidate, "content", "user_id") === id);
  must(event !== undefined, `presence of ${id}`);
  mustHaveKeys(event, "type", "content");
  mustHaveKeys(at(event, "content"), "user_id", "presence", "last_active_ago");
  must(at(event, "content", "presence") === "online", `${id} to be online`);
}

/** The stage of `40presence.pl`: sender and receiver share a room. */
async function shared(client: PlainClient) {
  const sender = await userWithEvents(client, "sender");
  const receiver = await userWithEvents(client, "receiver");
  await joinRoomSynced(receiver, await createRoomSynced(sender));
  return { sender, receiver };
}

/** The tests of that file run one after another on one stage. */
const CHANGE = (sender: PlainUser) => setPresence(sender, "online", "Update for room members");

/** That file. After PUT `online` an event of the sender comes to both; neither state nor message is compared. */
const changeReported: PlainCheck = {
  suite: "SyTest",
  name: "Presence changes are reported to local room members",
  profile: "v1",
  perform: async (client) => {
    const { sender, receiver } = await shared(client);
    await CHANGE(sender);
    await Promise.all(
      [sender, receiver].map((user) => awaitPresence(user, (event) => isWholeEventOf(event, sender))),
    );
  },
};

/** That file. After PUT `unavailable` an event that says so comes to both. */
const unavailableReported: PlainCheck = {
  suite: "SyTest",
  name: "Presence changes to UNAVAILABLE are reported to local room members",
  profile: "v1",
  perform: async (client) => {
    const { sender, receiver } = await shared(client);
    await CHANGE(sender).catch(() => undefined);
    await setPresence(sender, "unavailable");
    const shows = (event: unknown) =>
      at(event, "type") === "m.presence" &&
      at(event, "sender") === sender.id &&
      at(event, "content", "presence") === "unavailable";
    await Promise.all([sender, receiver].map((user) => awaitPresence(user, shows)));
  },
};

/**
 * That file. After a sync with `set_presence=unavailable` the first event of the sender that comes says so. Before it the
 * sender was made `unavailable` by PUT already, so that a server passes to which the parameter means nothing.
 */
const setFromSync: PlainCheck = {
  suite: "SyTest",
  name: "Presence can be set from sync",
  profile: "v1",
  perform: async (client) => {
    const { sender, receiver } = await shared(client);
    await CHANGE(sender).catch(() => undefined);
    await setPresence(sender, "unavailable").catch(() => undefined);
    await sync(sender, { timeout: 0, set_presence: "unavailable" });
    await awaitPresence(receiver, (event) => {
      if (!isWholeEventOf(event, sender)) return false;
      must(at(event, "content", "presence") === "unavailable", "unavailable");
      return true;
    });
  },
};

/** SyTest's tests of presence among members of a room. */
export const sytestMembers: readonly PlainCheck[] = [
  newMember,
  globalInitialSync,
  changeReported,
  unavailableReported,
  setFromSync,
];
