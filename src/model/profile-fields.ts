import { setup } from "xstate";
import type { Command } from "./command.ts";
import { decides, type RequirementMeta } from "./requirement-meta.ts";

export type ProfileFieldsEvent = Extract<
  Command,
  { type: "rename" | "changeAvatar" | "refuse" | "setPresence" }
>;

const profileFieldsSetup = setup({
  types: { events: {} as ProfileFieldsEvent, transitionMeta: {} as RequirementMeta },
  guards: {
    isFresh: ({ event }) =>
      (event.type === "rename" || event.type === "changeAvatar") && event.value === "fresh",
  },
});

const NAME = ["PRES-PROF-001", "PRES-PROF-003", "PRES-PROF-006", "PRES-PROF-007", "PRES-PROF-009"] as const;
const AVATAR = ["PRES-PROF-002", "PRES-PROF-003", "PRES-PROF-006", "PRES-PROF-007", "PRES-PROF-009"] as const;
const again = { meta: decides("PRES-PROF-011") };

function nameEvents(other: "named" | "complete") {
  return [
    { guard: "isFresh", target: `#profile.${other}`, reenter: true, meta: decides(...NAME) } as const,
    again,
  ];
}

function avatarEvents(other: "pictured" | "complete") {
  return [
    { guard: "isFresh", target: `#profile.${other}`, reenter: true, meta: decides(...AVATAR) } as const,
    again,
  ];
}

const SELF_LOOPS = {
  refuse: { meta: decides("PRES-PROF-005") },
  /** A later presence event carries the current name, or none. */
  setPresence: { meta: decides("PRES-PROF-008") },
} as const;

/**
 * A user's display name and avatar: which of the two is set decides what a propagated event has to carry. Setting a
 * value again has no specified effect; a refused change has none.
 */
export const profileFields = profileFieldsSetup.createMachine({
  id: "profile",
  initial: "blank",
  states: {
    blank: { on: { ...SELF_LOOPS, rename: nameEvents("named"), changeAvatar: avatarEvents("pictured") } },
    named: {
      on: {
        ...SELF_LOOPS,
        rename: nameEvents("named"),
        changeAvatar: [
          { guard: "isFresh", target: "#profile.complete", meta: decides(...AVATAR, "PRES-PROF-004") },
          again,
        ],
      },
    },
    pictured: {
      on: {
        ...SELF_LOOPS,
        rename: [
          { guard: "isFresh", target: "#profile.complete", meta: decides(...NAME, "PRES-PROF-004") },
          again,
        ],
        changeAvatar: avatarEvents("pictured"),
      },
    },
    complete: {
      on: {
        ...SELF_LOOPS,
        rename: [
          {
            guard: "isFresh",
            target: "#profile.complete",
            reenter: true,
            meta: decides(...NAME, "PRES-PROF-004"),
          },
          again,
        ],
        changeAvatar: [
          {
            guard: "isFresh",
            target: "#profile.complete",
            reenter: true,
            meta: decides(...AVATAR, "PRES-PROF-004"),
          },
          again,
        ],
      },
    },
  },
});
