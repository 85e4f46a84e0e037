import type { User } from "../../user.ts";
import { LOGOUT } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Once a session of a user has logged out, no stream of theirs carries presence any more. */
export const deafAfterLogout: Mutant = {
  name: "deaf-after-logout",
  fault: "Once a session of a user has logged out, no stream of theirs carries presence any more.",
  requirement: "PRES-PROP-001",
  family: "latch",
  disturb: ({ sees }) => {
    const deaf = new Set<User>();
    return {
      around: async (exchange, next) => {
        const answer = await next(exchange);
        const { device, route } = exchange;
        if (route === LOGOUT && device !== undefined && answer.status === 200) deaf.add(device.user);
        return answer;
      },
      sees: (state, sight) => sees(state, sight) && (sight.way === "get" || !deaf.has(sight.observer)),
    };
  },
};
