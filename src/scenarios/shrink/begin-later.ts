import type { Actor, Command, RoomName } from "../../model/command.ts";
import type { Draft } from "../build-scenario.ts";
import type { Cast } from "../scenario.ts";
import { firstOf, type Rounds, type Showing } from "./rounds.ts";

/** What only sets the scene is set before the first act: rooms that are made, who is in them, and who is logged in. */
export function* beginLater(start: Showing): Rounds<Showing> {
  let smallest = start;
  for (let found: Showing | undefined = start; found !== undefined;) {
    smallest = found;
    found = yield* firstOf(begunAfterOne(smallest.draft));
  }
  return smallest;
}

/** The draft begun after one of its acts: with what that one led to, and without whatever led there. The latest first. */
function begunAfterOne(draft: Draft): readonly Draft[] {
  return draft.acts.flatMap(({ command }, place) => begunAfter(draft, { command, place }) ?? []).toReversed();
}

interface Placed {
  readonly command: Command;
  readonly place: number;
}

function begunAfter(draft: Draft, { command, place }: Placed): Draft | undefined {
  const { cast } = draft;
  switch (command.type) {
    case "createRoom": {
      const { room: name, user: creator, preset } = command;
      return without(draft, [place], {
        ...cast,
        rooms: [...cast.rooms, { name, creator, members: [], preset }],
      });
    }
    case "logIn": {
      const { user, device } = command;
      return without(draft, [place], { ...cast, devices: [...cast.devices, { user, device }] });
    }
    case "join":
      return begunInRoom(draft, { place, user: command.user, room: command.room }, true);
    case "leave":
      return begunInRoom(draft, { place, user: command.user, room: command.room }, false);
    case "kick":
      return begunInRoom(draft, { place, user: command.at, room: command.room }, false);
    default:
      return undefined;
  }
}

interface Moved {
  readonly place: number;
  readonly user: Actor;
  readonly room: RoomName;
}

function begunInRoom(draft: Draft, { place, user, room }: Moved, isJoined: boolean): Draft | undefined {
  const { cast } = draft;
  const found = cast.rooms.find(({ name }) => name === room);
  if (found === undefined) return undefined;
  const others = [found.creator, ...found.members].filter((member) => member !== user);
  const [creator, ...members] = isJoined ? [...others, user] : others;
  if (creator === undefined) return undefined;
  const rooms = cast.rooms.map((one) => (one === found ? { ...one, creator, members } : one));
  const led = draft.acts.flatMap(({ command }, at) =>
    at <= place && moves(command, { user, room }) ? [at] : [],
  );
  return without(draft, led, { ...cast, rooms });
}

function moves(command: Command, { user, room }: Omit<Moved, "place">): boolean {
  switch (command.type) {
    case "join":
    case "leave":
      return command.user === user && command.room === room;
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      return command.at === user && command.room === room;
    default:
      return false;
  }
}

function without(draft: Draft, places: readonly number[], cast: Cast): Draft {
  return { ...draft, cast, acts: draft.acts.filter((_, place) => !places.includes(place)) };
}
