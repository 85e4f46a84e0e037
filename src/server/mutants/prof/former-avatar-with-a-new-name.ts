import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** The event of a changed name carries the avatar before the current one. */
export const formerAvatarWithANewName: Mutant = {
  name: "former-avatar-with-a-new-name",
  fault: "The event of a changed name carries the avatar before the current one.",
  requirement: "PRES-PROF-004",
  family: "stale data",
  home: "seed",
  disturb: () => {
    const avatars = new Map<User, readonly (string | undefined)[]>();
    const renamed = new Set<User>();
    return {
      tellsProfile: (user, field) => {
        if (field === "displayname") renamed.add(user);
        else {
          renamed.delete(user);
          avatars.set(user, [...(avatars.get(user) ?? []), user.avatarUrl]);
        }
        return true;
      },
      tapEvent: (event, { subject }) => {
        const former = avatars.get(subject)?.at(-2);
        return renamed.has(subject) && former !== undefined
          ? patchContent(event, { avatar_url: former })
          : event;
      },
    };
  },
};
