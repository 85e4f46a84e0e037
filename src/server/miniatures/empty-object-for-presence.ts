import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer, withEventList } from "./presence-wire.ts";

/** Takes every change, even those that nobody may make, and forgets it. */
export const emptyObjectForPresence: Miniature = {
  name: "empty-object-for-presence",
  fault: "Answers `{}` to everything that is asked about presence, and tells no stream of it.",
  ends: { fails: ["PRES-GET-002"], breaks: ["presence-off"] },
  serve: (correct) =>
    meddle(correct, {
      status: () => jsonAnswer(200, {}),
      stream: (answer) => withEventList(answer, () => []),
    }),
};
