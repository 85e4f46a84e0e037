import type { Exchange, RoomId, UserId } from "../../history/history.ts";
import { fencesOf } from "../../judge/case.ts";
import { FIRST_DEVICE, shortName } from "../../runner/account-name.ts";
import { serverPart } from "../../spec/wire/server-part.ts";
import type { PerformedScenario } from "../stage.ts";
import { nameRooms } from "./name-rooms.ts";
import type { Named, Template } from "./script.ts";

/** Whose changes only prove that a stream went on. */
export const FENCE = "FENCE";
/** What a recorded fence is called where it is no fence; no role has the name. */
const ONE_MORE = "P";
/** Stands where the name of the performance stood, in messages: about as long, since a server may cut them. */
const INSTEAD = "reproduction";
/** Who makes a room that nobody else is in. */
const HELPER = "HELPER";
/** What a script calls the server that its users are of. */
export const SERVER = "SERVER";

/** What a script calls the users, sessions, rooms and events of a performance. */
export interface Names {
  readonly users: ReadonlyMap<UserId, string>;
  userOf(id: UserId): string;
  sessionOf(exchange: Pick<Exchange, "user" | "device">): string;
  roomOf(id: RoomId): string;
  /** Gives an id a name from now on. */
  add(id: string, name: string): void;
  /** A text with names in place of ids, and without what was only to keep scenarios apart. */
  template(text: string): Template;
}

/**
 * Names that a reader can follow: roles, and rooms by the names that the scenario gives them.
 *
 * @param isOfFence the fault shows at the recorded fence: then it is a user like others, and the script has one of its own
 */
export function namesOf(performed: PerformedScenario, isOfFence: boolean): Names {
  const { record, exchanges, scenario } = performed;
  const users = new Map(Object.entries(record.cast).map(([role, id]) => [id, role]));
  for (const id of fencesOf(record)) users.set(id, isOfFence ? ONE_MORE : FENCE);
  for (const { operation, user } of exchanges)
    if (operation.kind === "register" && user !== null && !users.has(user)) users.set(user, HELPER);
  const rooms = nameRooms(performed, users);
  const known = new Map<string, string>([...users, ...rooms]);
  const [first] = users.keys();
  const server = first === undefined ? undefined : serverPart(first);
  const short = shortName(scenario.id);

  const spellings = (): readonly (readonly [string, Named])[] =>
    [...known]
      .flatMap(([id, name]): (readonly [string, Named])[] => [
        [id, { name }],
        [encodeURIComponent(id), { name, isEncoded: true }],
      ])
      .concat(server === undefined ? [] : [[server, { name: SERVER }]])
      .toSorted(([one], [other]) => other.length - one.length);

  return {
    users,
    userOf: (id) => users.get(id) ?? id,
    sessionOf: ({ user, device }) => {
      const name = users.get(user ?? "") ?? HELPER;
      return device === null || device === FIRST_DEVICE
        ? name
        : `${name}_${device.replaceAll(/[^A-Za-z0-9]/gu, "_")}`;
    },
    roomOf: (id) => rooms.get(id) ?? id,
    add: (id, name) => void known.set(id, name),
    template: (text) =>
      split(text, spellings()).map((part) =>
        typeof part === "string" ? part.replaceAll(short, INSTEAD) : part,
      ),
  };
}

function split(text: string, spellings: readonly (readonly [string, Named])[]): Template {
  const parts: (string | Named)[] = [];
  let rest = text;
  while (rest !== "") {
    const found = spellings
      .map(([spelling, named]) => ({ at: rest.indexOf(spelling), spelling, named }))
      .filter(({ at }) => at >= 0)
      // The longest of those that begin first.
      .toSorted((one, other) => one.at - other.at)[0];
    if (found === undefined) {
      parts.push(rest);
      break;
    }
    if (found.at > 0) parts.push(rest.slice(0, found.at));
    parts.push(found.named);
    rest = rest.slice(found.at + found.spelling.length);
  }
  return parts;
}
