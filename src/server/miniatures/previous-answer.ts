import type { ServerResponse } from "../server-request.ts";
import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** One behind, whoever asks. */
export const previousAnswer: Miniature = {
  name: "previous-answer",
  fault: "Answers a look at a presence with the answer to the look before, whosever that was.",
  ends: {
    fails: [
      "PRES-STATE-002",
      "PRES-GET-009",
      "PRES-GET-011",
      "PRES-PUT-007",
      "PRES-GET-006",
      "PRES-STATE-006",
    ],
  },
  serve: (correct) => {
    let before: ServerResponse | undefined;
    return meddle(correct, {
      status: async ({ method }, request) => {
        const answer = await correct(request);
        if (method !== "GET") return answer;
        const given = before ?? answer;
        before = answer;
        return given;
      },
    });
  },
};
