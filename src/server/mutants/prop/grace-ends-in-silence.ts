import type { Presence } from "../../../spec/profile.ts";
import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** That a user has become offline by being away is stored but told to nobody. */
export const graceEndsInSilence: Mutant = {
  name: "grace-ends-in-silence",
  fault: "That a user has become offline by being away is stored but told to nobody.",
  requirement: "PRES-PROP-001",
  family: "missing event",
  disturb: ({ whenTold }) => {
    const told = new Map<User, Presence>();
    return {
      whenTold: (state, subject, tell) => {
        const { presence } = subject;
        const former = told.get(subject) ?? "offline";
        told.set(subject, presence.state);
        if (presence.state === "offline" && former !== "offline" && !presence.explicitlyOffline) return;
        whenTold(state, subject, tell);
      },
    };
  },
};
