import type { User } from "../../user.ts";
import type { Mutant } from "../mutant.ts";
import { outsidersSee } from "./outsiders-see.ts";
import { wasKicked } from "./was-kicked.ts";

/** Who is kicked a second time goes on seeing the members. */
export const secondKickIsIgnored: Mutant = {
  name: "second-kick-is-ignored",
  fault: "Who is kicked a second time goes on seeing the members.",
  requirement: "PRES-VIS-007",
  family: "latch",
  disturb: (exemplary, onFault) => {
    const kicked = new Set<User>();
    return outsidersSee((change) => {
      if (change.after === "join") return "ends";
      if (!wasKicked(change)) return undefined;
      const again = kicked.has(change.user);
      kicked.add(change.user);
      return again ? "begins" : undefined;
    })(exemplary, onFault);
  },
};
