import { assign, setup } from "xstate";
import type { Actor, Command } from "./command.ts";
import { decides, type RequirementMeta } from "./requirement-meta.ts";

export type PresenceListEvent = Extract<Command, { type: "changeList" | "lookList" | "refuse" }>;

export interface PresenceListContext {
  readonly listed: readonly Actor[];
}

const READ = ["PRES-LIST-004", "PRES-LIST-005", "PRES-LIST-014"] as const;

/**
 * One user's presence list (up to r0.4.0): whom they asked to see beside the members of their rooms. It is one-way, and
 * lives with the user, not with a session. Invitations are taken as accepted where the server does so (AMB-06).
 */
export const presenceList = setup({
  types: {
    context: {} as PresenceListContext,
    events: {} as PresenceListEvent,
    transitionMeta: {} as RequirementMeta,
  },
  guards: {
    adds: ({ context, event }) =>
      event.type === "changeList" && event.invite.some((user) => !context.listed.includes(user)),
    removesAll: ({ context, event }) =>
      event.type === "changeList" &&
      context.listed.length > 0 &&
      event.invite.length === 0 &&
      context.listed.every((user) => event.drop.includes(user)),
    removes: ({ context, event }) =>
      event.type === "changeList" && event.drop.some((user) => context.listed.includes(user)),
  },
  actions: {
    change: assign(({ context, event }) => {
      if (event.type !== "changeList") return {};
      const kept = context.listed.filter(
        (user) => !event.drop.includes(user) && !event.invite.includes(user),
      );
      return { listed: [...kept, ...event.invite].sort() };
    }),
  },
}).createMachine({
  id: "list",
  context: { listed: [] },
  initial: "empty",
  states: {
    empty: {
      on: {
        changeList: [
          {
            guard: "adds",
            target: "filled",
            actions: "change",
            meta: decides("PRES-LIST-001", "PRES-LIST-002", "PRES-LIST-006", "PRES-LIST-011", "PRES-VIS-012"),
          },
          { meta: decides("PRES-LIST-012") },
        ],
        lookList: { meta: decides(...READ) },
        refuse: { meta: decides("PRES-LIST-009", "PRES-LIST-013") },
      },
    },
    filled: {
      on: {
        changeList: [
          {
            guard: "removesAll",
            target: "empty",
            actions: "change",
            meta: decides("PRES-LIST-001", "PRES-LIST-003", "PRES-LIST-007", "PRES-LIST-008"),
          },
          {
            guard: "removes",
            actions: "change",
            meta: decides("PRES-LIST-001", "PRES-LIST-003", "PRES-LIST-007", "PRES-LIST-008"),
          },
          {
            guard: "adds",
            actions: "change",
            meta: decides("PRES-LIST-001", "PRES-LIST-002", "PRES-LIST-006"),
          },
          { meta: decides("PRES-LIST-012") },
        ],
        lookList: { meta: decides(...READ) },
        refuse: { meta: decides("PRES-LIST-009", "PRES-LIST-013") },
      },
    },
  },
});
