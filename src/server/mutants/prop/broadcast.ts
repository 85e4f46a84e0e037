import { isVisible } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Tells every change to every user of the server. */
export const broadcast: Mutant = {
  name: "broadcast",
  fault: "Tells every change to every user of the server.",
  requirement: "PRES-PROP-002",
  family: "wrong audience",
  disturb: () => ({
    sees: (_state, { way, rules, observer, subject }) =>
      way === "stream" || isVisible(rules, observer, subject),
    audience: (state) => state.users.values(),
  }),
};
