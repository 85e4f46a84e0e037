import { findUser } from "./accounts.ts";
import { isObject, optionalString, optionalStrings, type JsonObject } from "./json-body.ts";
import { MatrixError } from "./matrix-error.ts";
import { setMembership, moveMember } from "./membership.ts";
import { newRoom, type Room } from "./room.ts";
import { appendEvent } from "./room-events.ts";
import { nextNumber } from "./server-state.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/**
 * Creates a room as `POST /createRoom` asks: preset or visibility, name, topic, alias, initial state, invitations.
 *
 * @throws MatrixError when the body is malformed or names somebody unknown; no room is left behind then.
 */
export function createRoom(world: World, creator: User, asked: JsonObject): Room {
  const guests = optionalStrings(asked, "invite").map((id) => knownUser(world, id));
  const preset = optionalString(asked, "preset");
  const isPublic = preset === undefined ? asked["visibility"] === "public" : preset === "public_chat";
  const alias = freeAlias(world, optionalString(asked, "room_alias_name"));
  const drafts = [...draftsOf(asked), ...initialState(asked)];
  const room = newRoom(`!${nextNumber(world)}:${world.serverName}`);
  world.rooms.set(room.id, room);
  if (alias !== undefined) world.aliases.set(alias, room.id);
  const put = (type: string, content: JsonObject, stateKey = "") =>
    appendEvent(world, room, { type, sender: creator.id, content, stateKey });
  put("m.room.create", { creator: creator.id, room_version: "10" });
  setMembership(world, room, { actor: creator, target: creator, membership: "join" });
  const equals = preset === "trusted_private_chat" ? guests : [];
  const powers = Object.fromEntries([creator, ...equals].map((user) => [user.id, 100]));
  put("m.room.power_levels", {
    users: powers,
    users_default: 0,
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    invite: 0,
  });
  put("m.room.join_rules", { join_rule: isPublic ? "public" : "invite" });
  put("m.room.history_visibility", { history_visibility: "shared" });
  if (alias !== undefined) put("m.room.canonical_alias", { alias });
  for (const { type, stateKey, content } of drafts) put(type, content, stateKey);
  for (const target of guests) moveMember(world, room, { deed: "invite", actor: creator, target });
  return room;
}

function draftsOf(asked: JsonObject) {
  const name = optionalString(asked, "name");
  const topic = optionalString(asked, "topic");
  return [
    ...(name === undefined ? [] : [{ type: "m.room.name", stateKey: "", content: { name } }]),
    ...(topic === undefined ? [] : [{ type: "m.room.topic", stateKey: "", content: { topic } }]),
  ];
}

function initialState(asked: JsonObject) {
  const given = asked["initial_state"] ?? [];
  if (!Array.isArray(given)) throw new MatrixError(400, "M_BAD_JSON", '"initial_state" must be an array.');
  return given.map((item: unknown) => {
    if (!isObject(item) || typeof item["type"] !== "string" || !isObject(item["content"])) {
      throw new MatrixError(400, "M_BAD_JSON", "An initial state event needs a type and a content.");
    }
    return {
      type: item["type"],
      content: item["content"],
      stateKey: optionalString(item, "state_key") ?? "",
    };
  });
}

function knownUser(world: World, id: string): User {
  const user = findUser(world, id);
  if (user === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such user.");
  return user;
}

function freeAlias(world: World, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const alias = `#${name}:${world.serverName}`;
  if (world.aliases.has(alias)) throw new MatrixError(400, "M_ROOM_IN_USE", "The alias is taken.");
  return alias;
}
