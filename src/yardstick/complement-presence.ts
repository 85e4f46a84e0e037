import { must } from "./check-failed.ts";
import { mustSync, mustSyncUntil, presenceOf } from "./complement-manner.ts";
import { at, hasKeys } from "./loose-json.ts";
import type { PlainCheck } from "./plain-check.ts";
import type { PlainClient } from "./plain-client.ts";
import type { PlainUser } from "./plain-user.ts";
import { register } from "./register.ts";

interface Stage {
  readonly alice: PlainUser;
  readonly bob: PlainUser;
}

/** The stage of `TestPresence`: Alice and Bob share a public room. */
async function stage(client: PlainClient): Promise<Stage> {
  const alice = await register(client, "alice");
  const bob = await register(client, "bob");
  await bob.joinRoom(await alice.createRoom({ preset: "public_chat" }));
  return { alice, bob };
}

/** The subtests of `TestPresence` run one after another on one stage: what those before had done is done again. */
const BEFORE = [
  async ({ alice }: Stage) => void (await alice.putStatus("online", "Testing something")),
  async ({ alice }: Stage) => void (await alice.ask("GET", "/sync?timeout=0&set_presence=unavailable")),
  async ({ alice }: Stage) => void (await alice.putStatus("online", "Update for room members")),
];

async function stageAfter(client: PlainClient, subtests: number): Promise<Stage> {
  const found = await stage(client);
  for (const act of BEFORE.slice(0, subtests)) await act(found);
  return found;
}

/**
 * `tests/csapi/apidoc_presence_test.go`, `TestPresence`. Asserts that the body has a key `presence`; neither its value nor
 * the status of the answer is compared.
 */
const getInitial: PlainCheck = {
  suite: "Complement",
  name: "GET /presence/:user_id/status fetches initial status",
  profile: "v1",
  perform: async (client) => {
    const { alice } = await stage(client);
    const { body } = await alice.getStatus();
    must(hasKeys(body, "presence"), "a body with presence");
  },
};

/** The same test. Asserts that PUT is 200, and that GET then has a key `presence` and the very `status_msg`. */
const putOwn: PlainCheck = {
  suite: "Complement",
  name: "PUT /presence/:user_id/status updates my presence",
  profile: "v1",
  perform: async (client) => {
    const { alice } = await stage(client);
    const message = "Testing something";
    const { status } = await alice.putStatus("online", message);
    must(status === 200, `200, found ${status}`);
    const { body } = await alice.getStatus();
    must(hasKeys(body, "presence"), "a body with presence");
    must(at(body, "status_msg") === message, "the status message that was set");
  },
};

/** The same test. After a sync with `set_presence=unavailable` the other one's stream says so within 5 s. */
const setFromSync: PlainCheck = {
  suite: "Complement",
  name: "Presence can be set from sync",
  profile: "v1",
  perform: async (client) => {
    const { alice, bob } = await stageAfter(client, 1);
    const [, since] = await mustSync(bob, { timeoutMs: 0 });
    await mustSync(alice, { timeoutMs: 0, setPresence: "unavailable" });
    await mustSyncUntil(bob, since, presenceOf(alice.id, "unavailable"));
  },
};

/** The same test. After PUT `online` with a message the other one's stream has both within 5 s. */
const changeReported: PlainCheck = {
  suite: "Complement",
  name: "Presence changes are reported to local room members",
  profile: "v1",
  perform: async (client) => {
    const { alice, bob } = await stageAfter(client, 2);
    const [, since] = await mustSync(bob, { timeoutMs: 0 });
    const message = "Update for room members";
    await put(alice, "online", message);
    const hasMessage = (event: unknown) => at(event, "content", "status_msg") === message;
    await mustSyncUntil(bob, since, presenceOf(alice.id, "online", hasMessage));
  },
};

/** The same test. After PUT `unavailable` the other one's stream says so within 5 s. */
const unavailableReported: PlainCheck = {
  suite: "Complement",
  name: "Presence changes to UNAVAILABLE are reported to local room members",
  profile: "v1",
  perform: async (client) => {
    const { alice, bob } = await stageAfter(client, 3);
    const [, since] = await mustSync(bob, { timeoutMs: 0 });
    await put(alice, "unavailable");
    await mustSyncUntil(bob, since, presenceOf(alice.id, "unavailable"));
  },
};

async function put(user: PlainUser, presence: string, message?: string): Promise<void> {
  const { status } = await user.putStatus(presence, message);
  must(status >= 200 && status < 300, `PUT to succeed, found ${status}`);
}

/** `TestPresence` of Complement. */
export const complementPresence: readonly PlainCheck[] = [
  getInitial,
  putOwn,
  setFromSync,
  changeReported,
  unavailableReported,
];
