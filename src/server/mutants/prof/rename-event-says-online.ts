import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** The event of a profile change says online, whatever the user's state is. */
export const renameEventSaysOnline: Mutant = {
  name: "rename-event-says-online",
  fault: "The event of a profile change says online, whatever the user's state is.",
  requirement: "PRES-PROF-003",
  family: "wrong value",
  home: "seed",
  disturb: () => {
    const renamed = new Set<User>();
    let renaming: User | undefined;
    return {
      tellsProfile: (user) => {
        renaming = user;
        return true;
      },
      published: (_state, subject) => {
        if (renaming === subject) renamed.add(subject);
        else renamed.delete(subject);
        renaming = undefined;
      },
      tapEvent: (event, { subject, outlet }) =>
        renamed.has(subject) && (outlet === "sync" || outlet === "events")
          ? patchContent(event, { presence: "online" })
          : event,
    };
  },
};
