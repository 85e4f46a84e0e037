import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { withEventList } from "./presence-wire.ts";

/** Whoever takes a time-out for a pass is pleased. */
export const silentStreams: Miniature = {
  name: "silent-streams",
  fault: "Never tells a stream of anybody's presence.",
  ends: { fails: ["PRES-PROP-001", "PRES-META-001", "PRES-V1-002"] },
  serve: (correct) => meddle(correct, { stream: (answer) => withEventList(answer, () => []) }),
};
