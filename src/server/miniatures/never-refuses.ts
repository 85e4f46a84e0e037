import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

/** Whoever counts only answers of 200 is pleased. */
export const neverRefuses: Miniature = {
  name: "never-refuses",
  fault: "Says 200 where a request about presence should be refused.",
  ends: { fails: ["PRES-PUT-002", "PRES-PUT-004", "PRES-PUT-005", "PRES-PUT-006", "PRES-GET-006"] },
  serve: (correct) =>
    meddle(correct, {
      status: async (_asked, request) => {
        const answer = await correct(request);
        return answer.status < 400 ? answer : jsonAnswer(200, {});
      },
    }),
};
