import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, type LooseBody } from "./presence-wire.ts";

/** Whoever goes on from there is told the same again. */
export const sameTokenForEver: Miniature = {
  name: "same-token-for-ever",
  fault: "Gives with every answer of a stream the first token that it ever gave.",
  ends: { fails: ["PRES-SYNC-011", "PRES-V1-004"] },
  serve: (correct) => {
    let first: unknown;
    return meddle(correct, {
      stream: (answer) => {
        if (answer.status !== 200) return answer;
        const body = JSON.parse(answer.body) as LooseBody;
        first ??= body["next_batch"] ?? body["end"];
        const key = "next_batch" in body ? "next_batch" : "end";
        return jsonAnswer(200, { ...body, [key]: first });
      },
    });
  },
};
