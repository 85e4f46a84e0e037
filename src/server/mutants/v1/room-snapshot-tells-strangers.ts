import { isObject } from "../../json-body.ts";
import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A room's initialSync holds the presence of everybody on the server. */
export const roomSnapshotTellsStrangers: Mutant = {
  name: "room-snapshot-tells-strangers",
  fault: "A room's initialSync holds the presence of everybody on the server.",
  requirement: "PRES-V1-006",
  family: "wrong audience",
  home: "seed",
  disturb: () =>
    atRoute("GET /rooms/{roomId}/initialSync", async (exchange, next) => {
      const answer = await next(exchange);
      const presence = [...exchange.state.users.values()].map((user) => ({
        type: "m.presence",
        content: { user_id: user.id, presence: user.presence.state },
      }));
      return isObject(answer.body) && answer.status === 200
        ? { ...answer, body: { ...answer.body, presence } }
        : answer;
    }),
};
