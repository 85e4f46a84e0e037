import { setup } from "xstate";
import type { Command } from "./command.ts";
import { decides, type RequirementMeta } from "./requirement-meta.ts";

export type MembershipEvent = Extract<
  Command,
  { type: "join" | "leave" | "invite" | "kick" | "ban" | "unban" }
>;

/** Whether anybody may join, or only who was invited. */
export interface MembershipInput {
  readonly joinRule: "public" | "invite";
}

/**
 * One user's membership of one room. Only `joined` shares presence; everything else must neither see nor be seen. The
 * transitions are those that a room's keeper and the user can make; forbidden ones are not tried here.
 */
export const membershipMachine = setup({
  types: {
    context: {} as MembershipInput,
    events: {} as MembershipEvent,
    input: {} as MembershipInput,
    transitionMeta: {} as RequirementMeta,
  },
  guards: { isPublic: ({ context }) => context.joinRule === "public" },
}).createMachine({
  id: "membership",
  context: ({ input }) => input,
  initial: "outside",
  states: {
    outside: {
      on: {
        join: {
          guard: "isPublic",
          target: "joined",
          meta: decides("PRES-VIS-001", "PRES-VIS-002", "PRES-VIS-004", "PRES-VIS-010", "PRES-VIS-011"),
        },
        invite: { target: "invited", meta: decides("PRES-VIS-009", "PRES-VIS-003") },
        ban: { target: "banned", meta: decides("PRES-VIS-008") },
      },
    },
    invited: {
      on: {
        join: {
          target: "joined",
          meta: decides("PRES-VIS-001", "PRES-VIS-004", "PRES-VIS-010", "PRES-VIS-011"),
        },
        leave: { target: "outside", meta: decides("PRES-VIS-009", "PRES-VIS-003") },
        kick: { target: "outside", meta: decides("PRES-VIS-009") },
        ban: { target: "banned", meta: decides("PRES-VIS-008") },
      },
    },
    joined: {
      on: {
        leave: { target: "outside", meta: decides("PRES-VIS-005", "PRES-VIS-006") },
        kick: { target: "outside", meta: decides("PRES-VIS-007") },
        ban: { target: "banned", meta: decides("PRES-VIS-008") },
      },
    },
    banned: { on: { unban: { target: "outside", meta: decides("PRES-VIS-008", "PRES-VIS-003") } } },
  },
});
