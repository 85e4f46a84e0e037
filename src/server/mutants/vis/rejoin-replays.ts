import type { Room } from "../../room.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Who comes back is shown every state of the members since they left. */
export const rejoinReplays: Mutant = {
  name: "rejoin-replays",
  fault: "Who comes back is shown every state of the members since they left.",
  requirement: "PRES-VIS-011",
  family: "stale data",
  disturb: () => {
    const past = new Map<
      string,
      { readonly position: number; readonly content: Record<string, unknown> }[]
    >();
    const leftAt = new Map<User, number>();
    const missed = new Map<User, { readonly room: Room; readonly since: number }>();
    return {
      published: (_state, { id, presence: { position, state: presence, statusMsg: status_msg } }) => {
        const content = { presence, ...(status_msg === undefined ? {} : { status_msg }) };
        past.set(id, [...(past.get(id) ?? []), { position, content }]);
      },
      membershipChanged: (state, { room, user, before, after }) => {
        if (before === "join" && after !== "join") leftAt.set(user, state.position);
        const since = leftAt.get(user);
        if (before !== "join" && after === "join" && since !== undefined) missed.set(user, { room, since });
      },
      tapEvents: (events, { observer }) => {
        const back = missed.get(observer);
        if (back === undefined) return events;
        const members = new Set([...back.room.joined.keys()].map(({ id }) => id));
        const all = events.flatMap((event) => {
          const id = String(event.sender ?? event.content["user_id"]);
          const states = members.has(id) ? (past.get(id) ?? []) : [];
          const between = states.filter(({ position }) => position > back.since).slice(0, -1);
          return [...between.map(({ content }) => patchContent(event, content)), event];
        });
        if (all.length > events.length) missed.delete(observer);
        return all;
      },
    };
  },
};
