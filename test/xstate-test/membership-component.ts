import { expect } from "vitest";
import { initialTransition } from "xstate";
import { type MembershipEvent, membershipMachine } from "../../src/model/membership.ts";
import { type Component, handled } from "./component.ts";

const [user, at, room] = ["A", "A", "r1"];
const KEEPER = "K";

const EVENTS: readonly MembershipEvent[] = [
  { type: "join", user, room },
  { type: "leave", user, room },
  { type: "invite", user: KEEPER, at, room },
  { type: "kick", user: KEEPER, at, room },
  { type: "ban", user: KEEPER, at, room },
  { type: "unban", user: KEEPER, at, room },
];

/** One user's membership of a room whose keeper looks who is joined and whose presence may be seen. */
export function membershipComponent(joinRule: "public" | "invite"): Component {
  return {
    name: `membership, ${joinRule} room`,
    machine: membershipMachine,
    start: initialTransition(membershipMachine, { joinRule })[0],
    events: handled(membershipMachine, EVENTS),
    key: (state) => String(state.value),
    enact: async (server) => {
      const [keeper, member] = [await server.register(), await server.register()];
      const preset = joinRule === "public" ? "public_chat" : "private_chat";
      const created = await keeper.call("POST", "/createRoom", { preset });
      const path = `/rooms/${String(created.body["room_id"])}`;

      const own = (deed: string) => async () => {
        expect((await member.call("POST", `${path}/${deed}`, {})).status).toBe(200);
      };
      const keepers = (deed: string) => async () => {
        expect((await keeper.call("POST", `${path}/${deed}`, { user_id: member.id })).status).toBe(200);
      };
      /** Whoever is not joined is not listed, is not seen and sees nobody, whatever else they are. */
      const look = (memberships: readonly unknown[]) => async () => {
        const { joined } = (await keeper.call("GET", `${path}/joined_members`)).body as { joined: object };
        const state = await keeper.call("GET", `${path}/state/m.room.member/${member.id}`);
        const seen = await keeper.call("GET", `/presence/${member.id}/status`);
        const sees = await member.call("GET", `/presence/${keeper.id}/status`);
        const isJoined = memberships.includes("join");
        expect(memberships).toContain(state.body["membership"]);
        expect(member.id in joined).toBe(isJoined);
        expect([seen.status, sees.status]).toEqual(isJoined ? [200, 200] : [403, 403]);
      };
      return {
        states: {
          outside: look([undefined, "leave"]),
          invited: look(["invite"]),
          joined: look(["join"]),
          banned: look(["ban"]),
        },
        events: {
          join: own("join"),
          leave: own("leave"),
          invite: keepers("invite"),
          kick: keepers("kick"),
          ban: keepers("ban"),
          unban: keepers("unban"),
        },
      };
    },
  };
}
