import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, type LooseBody, withEvents } from "./presence-wire.ts";

const STUCK = { last_active_ago: 42 } as const;

/** A number that is there, whole and not negative. */
export const stuckClock: Miniature = {
  name: "stuck-clock",
  fault: "Says of everybody, always, that they were active 42 ms ago.",
  ends: { fails: ["PRES-LAA-001", "PRES-LAA-006", "PRES-LAA-010", "PRES-EVT-012"] },
  serve: (correct) =>
    meddle(correct, {
      status: async ({ method }, request) => {
        const answer = await correct(request);
        if (method !== "GET" || answer.status !== 200) return answer;
        return jsonAnswer(200, { ...(JSON.parse(answer.body) as LooseBody), ...STUCK });
      },
      stream: (answer) =>
        withEvents(answer, (event) => ({ ...event, content: { ...event.content, ...STUCK } })),
    }),
};
