import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

/** Only looking is allowed. */
export const refusesEveryPut: Miniature = {
  name: "refuses-every-put",
  fault: "Refuses with 403 to set a presence, one's own as well.",
  ends: { fails: ["PRES-PUT-001"] },
  serve: (correct) =>
    meddle(correct, {
      status: ({ method }, request) =>
        method === "PUT" ? jsonAnswer(403, { errcode: "M_FORBIDDEN", error: "Not here." }) : correct(request),
    }),
};
