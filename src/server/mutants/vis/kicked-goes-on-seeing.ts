import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";
import { wasKicked } from "./was-kicked.ts";

/** Who was kicked goes on seeing the members. */
export const kickedGoesOnSeeing: Mutant = {
  name: "kicked-goes-on-seeing",
  fault: "Who was kicked goes on seeing the members.",
  requirement: "PRES-VIS-007",
  family: "wrong audience",
  disturb: outsidersSee(
    (change) => {
      if (change.after === "join") return "ends";
      return wasKicked(change) ? "begins" : undefined;
    },
    ["stream"],
  ),
};
