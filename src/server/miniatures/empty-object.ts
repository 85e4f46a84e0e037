import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

/** The emptiest JSON there is. */
export const emptyObject: Miniature = {
  name: "empty-object",
  fault: "Answers `{}` to every request.",
  ends: { breaks: ["not-a-matrix-server"] },
  serve: () => () => jsonAnswer(200, {}),
};
