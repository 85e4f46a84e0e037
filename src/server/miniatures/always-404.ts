import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

/** Speaks Matrix, and knows nothing. */
export const always404: Miniature = {
  name: "always-404",
  fault: "Refuses every request with 404 and a Matrix error.",
  ends: { breaks: ["no-accounts"] },
  serve: () => () => jsonAnswer(404, { errcode: "M_UNRECOGNIZED", error: "There is no such endpoint." }),
};
