import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";
import { wasKicked } from "./was-kicked.ts";

/** Who left a room goes on seeing its members. */
export const leaverGoesOnSeeing: Mutant = {
  name: "leaver-goes-on-seeing",
  fault: "Who left a room goes on seeing its members.",
  requirement: "PRES-VIS-005",
  family: "wrong audience",
  disturb: outsidersSee(
    (change) => {
      if (change.after === "join") return "ends";
      return change.before === "join" && change.after === "leave" && !wasKicked(change)
        ? "begins"
        : undefined;
    },
    ["stream"],
  ),
};
