import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** More values than the harness takes in one answer. */
const PADDING = `"padding":[${Array.from({ length: 400_000 }, () => "0").join(",")}]`;

/** Right, but nobody can carry it. */
export const hugeAnswers: Miniature = {
  name: "huge-answers",
  fault: "Adds a list of 400,000 zeros to every answer about a presence.",
  ends: { breaks: ["preflight-failed"] },
  serve: (correct) =>
    meddle(correct, {
      status: async (_asked, request) => {
        const answer = await correct(request);
        const rest = answer.body === "{}" ? "}" : `,${answer.body.slice(1)}`;
        return { ...answer, body: `{${PADDING}${rest}` };
      },
    }),
};
