import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** The messages of a room hold the presence of its members. */
export const messagesHoldPresence: Mutant = {
  name: "messages-hold-presence",
  fault: "The messages of a room hold the presence of its members.",
  requirement: "PRES-EVT-011",
  family: "wire shape",
  disturb: () =>
    atRoute("GET /rooms/{roomId}/messages", async (exchange, next) => {
      const answer = await next(exchange);
      const room = exchange.state.rooms.get(exchange.params["roomId"] ?? "");
      const { chunk } = answer.body as { chunk?: unknown[] };
      for (const user of room?.joined.keys() ?? []) {
        chunk?.push({ type: "m.presence", sender: user.id, content: { presence: user.presence.state } });
      }
      return answer;
    }),
};
