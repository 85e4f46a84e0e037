import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";

/** An unban gives the former member the members' presence again. */
export const unbanRestores: Mutant = {
  name: "unban-restores",
  fault: "An unban gives the former member the members' presence again.",
  requirement: "PRES-VIS-008",
  family: "wrong audience",
  disturb: outsidersSee(({ before, after }) => {
    if (before === "ban" && after === "leave") return "begins";
    return after === "ban" ? "ends" : undefined;
  }),
};
