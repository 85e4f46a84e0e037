import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, type LooseBody, withEvents } from "./presence-wire.ts";

const INVENTED = { presence: "around" } as const;

/** A word that no version of the specification knows. */
export const inventedState: Miniature = {
  name: "invented-state",
  fault: "Says of everybody that they are `around`, at every look and in every event.",
  ends: { fails: ["PRES-STATE-001", "PRES-EVT-002"] },
  serve: (correct) =>
    meddle(correct, {
      status: async ({ method }, request) => {
        const answer = await correct(request);
        if (method !== "GET" || answer.status !== 200) return answer;
        return jsonAnswer(200, { ...(JSON.parse(answer.body) as LooseBody), ...INVENTED });
      },
      stream: (answer) =>
        withEvents(answer, (event) => ({ ...event, content: { ...event.content, ...INVENTED } })),
    }),
};
