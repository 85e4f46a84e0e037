import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Every tenth look of one user at another is refused. */
export const tenthGetIsRefused: Mutant = {
  name: "tenth-get-is-refused",
  fault: "Every tenth look of one user at another is refused.",
  requirement: "PRES-GET-009",
  family: "latch",
  disturb: () => {
    const looks = new Map<string, number>();
    return atRoute(GET_STATUS, async (exchange, next) => {
      const answer = await next(exchange);
      const [viewer, subject] = [exchange.device?.user.id ?? "", exchange.params["userId"] ?? ""];
      if (answer.status !== 200 || viewer === subject) return answer;
      const count = (looks.get(`${viewer} ${subject}`) ?? 0) + 1;
      looks.set(`${viewer} ${subject}`, count);
      return count % 10 === 0
        ? { status: 403, body: { errcode: "M_FORBIDDEN", error: "You may not see this user's presence." } }
        : answer;
    });
  },
};
