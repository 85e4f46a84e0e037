import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { dropContent } from "../patch-content.ts";

/** The event of a profile change carries the changed field only. */
export const onlyTheChangedField: Mutant = {
  name: "only-the-changed-field",
  fault: "The event of a profile change carries the changed field only.",
  requirement: "PRES-PROF-004",
  family: "profile",
  home: "seed",
  disturb: () => {
    const changed = new Map<User, string>();
    return {
      tellsProfile: (user, field) => {
        changed.set(user, field);
        return true;
      },
      tapEvent: (event, { subject }) => {
        const field = changed.get(subject);
        if (field === undefined) return event;
        return dropContent(event, field === "displayname" ? "avatar_url" : "displayname");
      },
    };
  },
};
