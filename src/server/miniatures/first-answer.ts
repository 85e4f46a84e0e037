import type { ServerResponse } from "../server-request.ts";
import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** A cache that nothing empties. */
export const firstAnswer: Miniature = {
  name: "first-answer",
  fault: "Answers every further look at a user's presence, whoever looks, as the first.",
  ends: {
    fails: ["PRES-STATE-002", "PRES-PUT-007", "PRES-GET-006", "PRES-LAA-006"],
    breaks: ["presence-off"],
  },
  serve: (correct) => {
    const kept = new Map<string, ServerResponse>();
    return meddle(correct, {
      status: async ({ method, userId }, request) => {
        if (method !== "GET") return correct(request);
        const given = kept.get(userId) ?? (await correct(request));
        kept.set(userId, given);
        return given;
      },
    });
  },
};
