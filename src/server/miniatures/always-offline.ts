import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, withEvents } from "./presence-wire.ts";

/** Everybody is away; all else is as it should be. */
export const alwaysOffline: Miniature = {
  name: "always-offline",
  fault: "Says of everybody that they are `offline`, at every look and in every event.",
  ends: { fails: ["PRES-STATE-002", "PRES-STATE-003"], breaks: ["presence-off"] },
  serve: (correct) =>
    meddle(correct, {
      status: async ({ method }, request) => {
        const answer = await correct(request);
        return method === "GET" && answer.status === 200 ? jsonAnswer(200, { presence: "offline" }) : answer;
      },
      stream: (answer) =>
        withEvents(answer, (event) => ({ ...event, content: { ...event.content, presence: "offline" } })),
    }),
};
