import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** Looks like JSON for the first few characters. */
export const notJson: Miniature = {
  name: "not-json",
  fault: "Answers whatever is asked of a presence with 200 and a JSON object that is cut off.",
  ends: { fails: ["PRES-GET-001", "PRES-PUT-001"] },
  serve: (correct) =>
    meddle(correct, {
      status: () => ({
        status: 200,
        headers: { "content-type": "application/json" },
        body: '{"presence":"onl',
      }),
    }),
};
