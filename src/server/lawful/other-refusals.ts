import type { Answer } from "../exchange.ts";
import type { Variety } from "./variety.ts";

const STATUS = "/presence/{userId}/status";

/** Strangers are refused with 404 and writes for others with 400, as in conduwuit. */
export const otherRefusals: Variety = {
  name: "other-refusals",
  does: "Refuses strangers with 404 M_NOT_FOUND, and PUT for others with 400 M_INVALID_PARAM.",
  lawfulBy: "PRES-GET-007, AMB-25",
  vary: ({ around }) => ({
    around: async (exchange, next) => {
      const answer = await around(exchange, next);
      if (answer.status !== 403) return answer;
      if (exchange.route === `GET ${STATUS}`) return refused(404, "M_NOT_FOUND");
      if (exchange.route === `PUT ${STATUS}`) return refused(400, "M_INVALID_PARAM");
      return answer;
    },
  }),
};

function refused(status: number, errcode: string): Answer {
  return { status, body: { errcode, error: "No." } };
}
