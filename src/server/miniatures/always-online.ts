import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, withEvents } from "./presence-wire.ts";

/** What most tests wait for is always there. */
export const alwaysOnline: Miniature = {
  name: "always-online",
  fault: "Says of everybody that they are `online`, at every look and in every event.",
  ends: { fails: ["PRES-STATE-002", "PRES-STATE-006", "PRES-STATE-004"] },
  serve: (correct) =>
    meddle(correct, {
      status: async ({ method }, request) => {
        const answer = await correct(request);
        if (method !== "GET" || answer.status !== 200) return answer;
        return jsonAnswer(200, { ...(JSON.parse(answer.body) as object), presence: "online" });
      },
      stream: (answer) =>
        withEvents(answer, (event) => ({ ...event, content: { ...event.content, presence: "online" } })),
    }),
};
