import { CheckFailed, must } from "./check-failed.ts";
import { at, items } from "./loose-json.ts";
import type { PlainCheck } from "./plain-check.ts";
import type { PlainUser } from "./plain-user.ts";
import { awaitPresence, mustHaveKeys, setPresence, userWithEvents } from "./sytest-manner.ts";
import { register } from "./register.ts";

async function statusOf(user: PlainUser): Promise<unknown> {
  const { status, body } = await user.getStatus();
  must(status >= 200 && status < 300, `GET to succeed, found ${status}`);
  return body;
}

/** `tests/10apidoc/20presence.pl`. GET succeeds and its body has a key `presence`. */
const getInitial: PlainCheck = {
  suite: "SyTest",
  name: "GET /presence/:user_id/status fetches initial status",
  profile: "v1",
  perform: async (client) => {
    mustHaveKeys(await statusOf(await register(client, "user")), "presence");
  },
};

/** Seven attempts, with pauses that grow from 150 ms by half. */
const ATTEMPTS = 7;

/** `tests/10apidoc/20presence.pl`. After PUT, GET has the `status_msg`; `presence` is not looked at. */
const putOwn: PlainCheck = {
  suite: "SyTest",
  name: "PUT /presence/:user_id/status updates my presence",
  profile: "v1",
  perform: async (client) => {
    const user = await register(client, "user");
    await setPresence(user, "online", "Testing something");
    for (let attempt = 1, pauseMs = 150; attempt <= ATTEMPTS; attempt += 1, pauseMs *= 1.5) {
      if (at(await statusOf(user), "status_msg") === "Testing something") return;
      if (attempt < ATTEMPTS) await client.pause(pauseMs);
    }
    throw new CheckFailed("wanted the status message that was set");
  },
};

/**
 * `tests/21presence-events.pl`. After a look at `/events`, `/initialSync` has one's own event, with an age. It looks for
 * `content.user_id`, which events have until r0.3.0: so it is performed by that version.
 */
const initialSyncSelf: PlainCheck = {
  suite: "SyTest",
  name: "initialSync sees my presence status",
  profile: "r0.2-r0.3",
  perform: async (client) => {
    const user = await userWithEvents(client, "user");
    const body = await user.demand("GET", "/initialSync");
    mustHaveKeys(body, "presence");
    const own = items(at(body, "presence")).find((event) => at(event, "content", "user_id") === user.id);
    must(own !== undefined, "one's own presence");
    mustHaveKeys(own, "type", "content");
    must(at(own, "type") === "m.presence", "an event of type m.presence");
    mustHaveKeys(at(own, "content"), "user_id", "presence", "last_active_ago");
  },
};

/** `tests/21presence-events.pl`. After PUT, the first own event in one's own syncs has the `status_msg`. */
const changeSelf: PlainCheck = {
  suite: "SyTest",
  name: "Presence change reports an event to myself",
  profile: "v1",
  perform: async (client) => {
    const user = await register(client, "user");
    const message = "A status of my own";
    await setPresence(user, "online", message);
    await awaitPresence(user, (event) => {
      if (at(event, "sender") !== user.id) return false;
      must(at(event, "content", "status_msg") === message, "the status message that was set");
      return true;
    });
  },
};

/** SyTest's tests of one user's status. */
export const sytestStatus: readonly PlainCheck[] = [getInitial, putOwn, initialSyncSelf, changeSelf];
