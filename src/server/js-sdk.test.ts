import { createClient, type MatrixClient, type User, UserEvent } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { afterEach, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import { wallClock } from "../time/wall-clock.ts";
import { createReferenceServer } from "./reference-server.ts";
import { serveHttp } from "./serve-http.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A real client of the reference server, logged in and syncing. */
async function connect(baseUrl: string, username: string): Promise<MatrixClient> {
  await createClient({ baseUrl }).registerRequest({
    username,
    password: "secret",
    auth: { type: "m.login.dummy" },
  });
  const login = await createClient({ baseUrl }).loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: username },
    password: "secret",
  });
  const client = createClient({
    baseUrl,
    userId: login.user_id,
    accessToken: login.access_token,
    deviceId: login.device_id,
  });
  cleanUps.push(() => client.stopClient());
  await client.startClient({ initialSyncLimit: 5 });
  return client;
}

/** Resolves with the next user update that satisfies the wish. */
function nextPresence(client: MatrixClient, wish: (user: User) => boolean): Promise<User> {
  return new Promise((resolve) => {
    const listen = (_event: unknown, user: User) => {
      if (!wish(user)) return;
      client.off(UserEvent.Presence, listen);
      resolve(user);
    };
    client.on(UserEvent.Presence, listen);
  });
}

it("matrix-js-sdk sees another user's presence by its own stream", async () => {
  (logger as unknown as { setLevel(level: string): void }).setLevel("silent");
  const server = createReferenceServer({ clock: wallClock, profiles: [profile("v1")] });
  const service = await serveHttp(server, {});
  cleanUps.push(
    () => service.close(),
    () => server.close(),
  );

  const alice = await connect(service.url, "alice");
  const bob = await connect(service.url, "bob");
  const aliceId = alice.getSafeUserId();
  const online = nextPresence(bob, ({ userId, presence }) => userId === aliceId && presence === "online");
  const { room_id } = await alice.createRoom({ invite: [bob.getSafeUserId()] });
  await bob.joinRoom(room_id);
  expect((await online).presence).toBe("online");

  const away = nextPresence(bob, ({ userId, presence }) => userId === aliceId && presence === "unavailable");
  await alice.setPresence({ presence: "unavailable", status_msg: "at lunch" });
  expect(await away).toMatchObject({ presence: "unavailable", presenceStatusMsg: "at lunch" });
}, 20_000);
