import type { Ms } from "../time/clock.ts";
import { CheckFailed, must } from "./check-failed.ts";
import { at, hasKeys, items, presenceIn } from "./loose-json.ts";
import type { PlainClient } from "./plain-client.ts";
import type { PlainUser, SyncQuery } from "./plain-user.ts";
import { register } from "./register.ts";

/** SyTest's time for one test. */
const TEST_MS: Ms = 10_000;
const POLL_MS: Ms = 1_000;

/** One sync; remembers its token with the user (`matrix_sync`). */
export async function sync(user: PlainUser, query: SyncQuery = {}): Promise<unknown> {
  const body = await user.sync(query);
  must(hasKeys(body, "next_batch"), "an answer with next_batch");
  user.nextBatch = String(at(body, "next_batch"));
  return body;
}

/** One sync from the remembered token on (`matrix_sync_again`). */
export function syncAgain(user: PlainUser, query: SyncQuery = {}): Promise<unknown> {
  return sync(user, { since: user.nextBatch, ...query });
}

/**
 * Syncs with `set_presence=offline` until an answer passes, from a token (else the remembered one, else from the
 * beginning), and remembers nothing (`await_sync`). A check that throws fails the test at once.
 *
 * @throws CheckFailed after the 10 s that SyTest gives a test
 */
export async function awaitSync(
  user: PlainUser,
  passes: (sync: unknown) => boolean,
  from?: string,
): Promise<void> {
  const { clock } = user.client;
  const until = clock.now() + TEST_MS;
  let since = from ?? user.nextBatch;
  for (;;) {
    const body = await user.sync({ since, timeout: POLL_MS, set_presence: "offline" });
    must(hasKeys(body, "next_batch"), "an answer with next_batch");
    since = String(at(body, "next_batch"));
    if (passes(body)) return;
    if (clock.now() > until)
      throw new CheckFailed("wanted what was awaited within 10 s, found it in no sync");
  }
}

/** Waits for a presence event (`await_sync_presence_contains`). */
export function awaitPresence(user: PlainUser, passes: (event: unknown) => boolean): Promise<void> {
  return awaitSync(user, (body) => presenceIn(body).some((event) => passes(event)));
}

/** Acts, and waits until a sync from before the act shows it (`matrix_do_and_wait_for_sync`). */
export async function actSynced<T>(
  user: PlainUser,
  act: () => Promise<T>,
  shows: (sync: unknown, acted: T) => boolean,
): Promise<T> {
  const filter = '{"room":{"rooms":[]},"account_data":{},"presence":{"types":[]}}';
  const before = await user.sync({ filter, set_presence: "offline" });
  const acted = await act();
  await awaitSync(user, (body) => shows(body, acted), String(at(before, "next_batch")));
  return acted;
}

/** A public room, waited for by a message in it (`matrix_create_room_synced`). */
export async function createRoomSynced(user: PlainUser): Promise<string> {
  const roomId = await user.createRoom({ visibility: "public", preset: "public_chat" });
  await sendSynced(user, roomId, "m.room.test");
  return roomId;
}

/** A message, waited for. */
export async function sendSynced(user: PlainUser, roomId: string, type = "m.room.message"): Promise<void> {
  const content = type === "m.room.message" ? { msgtype: "m.text", body: "A message" } : {};
  await actSynced(
    user,
    () => user.send(roomId, type, content),
    (body, eventId) =>
      items(at(body, "rooms", "join", roomId, "timeline", "events")).some(
        (event) => at(event, "event_id") === eventId,
      ),
  );
}

/** A join, waited for (`matrix_join_room_synced`). */
export async function joinRoomSynced(user: PlainUser, roomId: string): Promise<void> {
  await actSynced(
    user,
    () => user.joinRoom(roomId),
    (body) => at(body, "rooms", "join", roomId) !== undefined,
  );
}

/** A user whose event stream was asked for once (`local_user_fixture( with_events => 1 )`). */
export async function userWithEvents(client: PlainClient, name: string): Promise<PlainUser> {
  const user = await register(client, name);
  await user.demand("GET", "/events?timeout=0");
  return user;
}

/** PUT, which has to succeed (`matrix_set_presence_status`). */
export async function setPresence(user: PlainUser, presence: string, statusMsg?: string): Promise<void> {
  const { status } = await user.putStatus(presence, statusMsg);
  must(status >= 200 && status < 300, `PUT to succeed, found ${status}`);
}

/** A stored filter. @returns its id */
export async function createFilter(user: PlainUser, filter: unknown): Promise<string> {
  const body = await user.demand("POST", `/user/${encodeURIComponent(user.id)}/filter`, filter);
  return String(at(body, "filter_id"));
}

/** @throws CheckFailed when a key is missing */
export function mustHaveKeys(json: unknown, ...keys: readonly string[]): void {
  must(hasKeys(json, ...keys), `an object with ${keys.join(", ")}`);
}

/**
 * Whether the event is this user's. The original looks for these keys in every event that comes before, too.
 *
 * @throws CheckFailed when one lacks them
 */
export function isWholeEventOf(event: unknown, { id }: PlainUser): boolean {
  if (at(event, "type") !== "m.presence") return false;
  mustHaveKeys(event, "type", "content", "sender");
  must(hasKeys(at(event, "content"), "presence", "last_active_ago"), "presence and last_active_ago");
  return at(event, "sender") === id;
}
