import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

/** Nobody may know. */
export const refusesEveryLook: Miniature = {
  name: "refuses-every-look",
  fault: "Refuses with 403 to show a presence, one's own as well.",
  ends: { fails: ["PRES-GET-009", "PRES-GET-011"] },
  serve: (correct) =>
    meddle(correct, {
      status: ({ method }, request) =>
        method === "GET" ? jsonAnswer(403, { errcode: "M_FORBIDDEN", error: "Not here." }) : correct(request),
    }),
};
