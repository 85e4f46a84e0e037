import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** The members are shown the presence of whoever is invited, once. */
export const invitedIsShownOnce: Mutant = {
  name: "invited-is-shown-once",
  fault: "The members are shown the presence of whoever is invited, once.",
  requirement: "PRES-VIS-009",
  family: "wrong audience",
  disturb: ({ sees, audience }) => {
    const invited = new Map<User, Room>();
    return {
      membershipChanged: (_state, { room, user, after }) => {
        if (after === "invite") invited.set(user, room);
        else invited.delete(user);
      },
      sees: (state, sight) =>
        sees(state, sight) ||
        (sight.way === "stream" && invited.get(sight.subject)?.joined.has(sight.observer) === true),
      audience: (state, subject) => [
        ...audience(state, subject),
        ...(invited.get(subject)?.joined.keys() ?? []),
      ],
      tapEvents: (events, { observer }) => {
        for (const [user, room] of invited) {
          const named = events.some(({ sender, content }) => [sender, content["user_id"]].includes(user.id));
          if (named && room.joined.has(observer)) invited.delete(user);
        }
        return events;
      },
    };
  },
};
