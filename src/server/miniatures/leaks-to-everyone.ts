import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { type LooseEvent, subjectOf, withEventList } from "./presence-wire.ts";

/** Whoever waits only for what should come is pleased. */
export const leaksToEveryone: Miniature = {
  name: "leaks-to-everyone",
  fault: "Adds to every answer of every stream what it last told anybody of anybody.",
  ends: { fails: ["PRES-PROP-002", "PRES-VIS-003", "PRES-VIS-005"] },
  serve: (correct) => {
    const told = new Map<string, LooseEvent>();
    return meddle(correct, {
      stream: (answer) =>
        withEventList(answer, (events) => {
          for (const event of events) told.set(subjectOf(event), event);
          return [...told.values()];
        }),
    });
  },
};
