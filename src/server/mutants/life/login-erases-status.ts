import type { Mutant } from "../mutant.ts";

/** Logging in erases the status message. */
export const loginErasesStatus: Mutant = {
  name: "login-erases-status",
  fault: "Logging in erases the status message.",
  requirement: "PRES-LIFE-001",
  family: "stale data",
  disturb: () => ({
    around: async (exchange, next) => {
      const answer = await next(exchange);
      const { user_id: id } = Object(answer.body) as { user_id?: string };
      const user = exchange.route === "POST /login" ? exchange.state.users.get(id ?? "") : undefined;
      if (user !== undefined) user.presence.statusMsg = undefined;
      return answer;
    },
  }),
};
