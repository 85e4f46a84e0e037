import { seededRandom } from "../../time/random.ts";
import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { jsonAnswer } from "./presence-wire.ts";

const SCRAPS = ["online", "", 7, -1, 0.5, true, null, [], {}, ["online"], { presence: "online" }] as const;
const KEYS = ["presence", "status_msg", "last_active_ago", "currently_active", "user_id", "x"] as const;

/** JSON of the right keys with the wrong things in them, drawn by lot. */
export const randomJson: Miniature = {
  name: "random-json",
  fault: "Answers whatever is asked of a presence with 200 and an object of random values.",
  ends: { fails: ["PRES-GET-001", "PRES-GET-002", "PRES-GET-003", "PRES-GET-004"] },
  serve: (correct) => {
    const random = seededRandom(1, "random-json");
    const scrap = () => SCRAPS[random.below(SCRAPS.length)];
    const body = () =>
      Object.fromEntries(KEYS.filter(() => random.below(2) === 0).map((key) => [key, scrap()]));
    return meddle(correct, { status: () => jsonAnswer(200, body()) });
  },
};
