import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { withEventList } from "./presence-wire.ts";

/** Twelve people whom nobody knows, at every answer. */
const CROWD = Array.from({ length: 12 }, (_, at) => `@stranger${at}:elsewhere.test`);

/** What is waited for is surely among them. */
export const crowdOfStrangers: Miniature = {
  name: "crowd-of-strangers",
  fault: "Adds twelve strangers to every answer of every stream.",
  ends: { fails: ["PRES-PROP-002"] },
  serve: (correct) =>
    meddle(correct, {
      stream: (answer) =>
        withEventList(answer, (events) => [
          ...events,
          ...CROWD.map((user_id) => ({
            type: "m.presence",
            sender: user_id,
            content: { user_id, presence: "online" },
          })),
        ]),
    }),
};
