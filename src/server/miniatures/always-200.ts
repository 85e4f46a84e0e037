import type { Miniature } from "./miniature.ts";

/** Everything is fine, whatever was asked. */
export const always200: Miniature = {
  name: "always-200",
  fault: "Answers 200 with an empty body to every request.",
  ends: { breaks: ["not-a-matrix-server"] },
  serve: () => () => ({ status: 200, headers: {}, body: "" }),
};
