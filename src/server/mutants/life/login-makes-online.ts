import type { Mutant } from "../mutant.ts";

/** Logging in makes the user online. */
export const loginMakesOnline: Mutant = {
  name: "login-makes-online",
  fault: "Logging in makes the user online.",
  requirement: "PRES-LIFE-001",
  family: "spurious event",
  disturb: () => ({
    around: async (exchange, next) => {
      const answer = await next(exchange);
      const { user_id: id } = Object(answer.body) as { user_id?: string };
      const user = exchange.route === "POST /login" ? exchange.state.users.get(id ?? "") : undefined;
      if (user !== undefined) user.presence.state = "online";
      return answer;
    },
  }),
};
