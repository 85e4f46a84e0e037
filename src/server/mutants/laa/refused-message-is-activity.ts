import { atRoute, SEND } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A message counts as activity before it is clear whether it may be sent. */
export const refusedMessageIsActivity: Mutant = {
  name: "refused-message-is-activity",
  fault: "A message counts as activity before it is clear whether it may be sent.",
  requirement: "PRES-LAA-009",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(SEND, async (exchange, next) => {
      const answer = await next(exchange);
      const record = exchange.device?.user.presence;
      if (record !== undefined && answer.status === 403) record.lastActiveAtMs = exchange.state.clock.now();
      return answer;
    }),
};
