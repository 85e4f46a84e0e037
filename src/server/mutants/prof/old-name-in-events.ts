import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events keep the display name that they first carried. */
export const oldNameInEvents: Mutant = {
  name: "old-name-in-events",
  fault: "Events keep the display name that they first carried.",
  requirement: "PRES-PROF-008",
  family: "profile",
  home: "seed",
  disturb: () => {
    const first = new Map<User, unknown>();
    return {
      tapEvent: (event, { subject }) => {
        const { displayname } = event.content;
        if (displayname === undefined) return event;
        if (!first.has(subject)) first.set(subject, displayname);
        return patchContent(event, { displayname: first.get(subject) });
      },
    };
  },
};
