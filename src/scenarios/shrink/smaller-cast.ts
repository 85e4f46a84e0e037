import type { Actor } from "../../model/command.ts";
import type { Cast } from "../scenario.ts";
import { fewest, type Part, type Rounds, type Showing } from "./rounds.ts";
import { onlyUsers } from "./without-users.ts";

const USERS: Part<Actor> = {
  of: ({ cast }) => cast.users,
  keep: onlyUsers,
};

const OBSERVERS: Part<Actor> = {
  of: ({ cast }) => cast.observers,
  keep: (draft, observers) => ({ ...draft, cast: { ...draft.cast, observers } }),
};

const DEVICES: Part<Cast["devices"][number]> = {
  of: ({ cast }) => cast.devices,
  keep: (draft, devices) => ({ ...draft, cast: { ...draft.cast, devices } }),
};

const ROOMS: Part<Cast["rooms"][number]> = {
  of: ({ cast }) => cast.rooms,
  keep: (draft, rooms) => ({ ...draft, cast: { ...draft.cast, rooms } }),
};

/** The fence's user, as a list of one or none. */
const FENCE: Part<true> = {
  of: ({ cast }) => (cast.fence ? [true] : []),
  keep: (draft, kept) => ({ ...draft, cast: { ...draft.cast, fence: kept.length > 0 } }),
};

interface Membership {
  readonly room: string;
  readonly member: Actor;
}

/** Also of those who make the rooms: whoever is left first does it then. */
const MEMBERS: Part<Membership> = {
  of: ({ cast }) =>
    cast.rooms.flatMap((room) => everybodyIn(room).map((member) => ({ room: room.name, member }))),
  keep: (draft, kept) => ({
    ...draft,
    cast: {
      ...draft.cast,
      rooms: draft.cast.rooms.flatMap((room) => {
        const stays = (member: Actor) => kept.some((one) => one.room === room.name && one.member === member);
        const [creator, ...members] = everybodyIn(room).filter(stays);
        return creator === undefined ? [] : [{ ...room, creator, members }];
      }),
    },
  }),
};

function everybodyIn({ creator, members }: Cast["rooms"][number]): readonly Actor[] {
  return [creator, ...members];
}

/** Fewer users, then streams that are read, devices, rooms and who is in them. */
export function* smallerCast(start: Showing): Rounds<Showing> {
  let smallest = yield* fewest(start, USERS);
  smallest = yield* fewest(smallest, FENCE);
  smallest = yield* fewest(smallest, OBSERVERS);
  smallest = yield* fewest(smallest, DEVICES);
  smallest = yield* fewest(smallest, ROOMS);
  return yield* fewest(smallest, MEMBERS);
}
