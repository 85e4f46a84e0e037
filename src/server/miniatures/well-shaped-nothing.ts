import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, withEventList } from "./presence-wire.ts";

/** Every answer fits its schema, and holds nothing. */
export const wellShapedNothing: Miniature = {
  name: "well-shaped-nothing",
  fault: "Takes every presence, shows everybody as never seen, and has no event for any stream.",
  ends: { breaks: ["presence-off"] },
  serve: (correct) =>
    meddle(correct, {
      status: ({ method }) => jsonAnswer(200, method === "GET" ? { presence: "offline" } : {}),
      stream: (answer) => withEventList(answer, () => []),
    }),
};
