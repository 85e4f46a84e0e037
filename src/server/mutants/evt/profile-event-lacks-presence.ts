import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** The event of a profile change carries name and avatar only. */
export const profileEventLacksPresence: Mutant = {
  name: "profile-event-lacks-presence",
  fault: "The event of a profile change carries name and avatar only.",
  requirement: "PRES-EVT-013",
  family: "profile",
  home: "seed",
  disturb: () => {
    const renamed = new Set<User>();
    return {
      tellsProfile: (user) => {
        renamed.add(user);
        return true;
      },
      tapEvent: (event, { subject }) => (renamed.has(subject) ? dropContent(event, "presence") : event),
    };
  },
};
