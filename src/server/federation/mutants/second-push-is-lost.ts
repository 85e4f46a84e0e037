import type { User } from "../../user.ts";
import type { FederationMutant } from "../federation-mutant.ts";

export const secondPushIsLost: FederationMutant = {
  name: "second-push-is-lost",
  fault: "Of each user's changes every second one is not told to other servers.",
  requirement: "PRES-FED-001",
  disturb: (exemplary) => {
    const counts = new Map<User, number>();
    return {
      push: (state, subject) => {
        const count = (counts.get(subject) ?? 0) + 1;
        counts.set(subject, count);
        return count % 2 === 0 ? undefined : exemplary.push(state, subject);
      },
    };
  },
};
