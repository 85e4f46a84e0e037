import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";

/** Who was banned goes on seeing the members. */
export const bannedGoesOnSeeing: Mutant = {
  name: "banned-goes-on-seeing",
  fault: "Who was banned goes on seeing the members.",
  requirement: "PRES-VIS-008",
  family: "wrong audience",
  disturb: outsidersSee(
    ({ before, after }) => {
      if (after === "join") return "ends";
      return before === "join" && after === "ban" ? "begins" : undefined;
    },
    ["stream"],
  ),
};
