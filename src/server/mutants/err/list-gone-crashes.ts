import type { Mutant } from "../mutant.ts";

/** Fails at requests for a list where there are none any more. */
export const listGoneCrashes: Mutant = {
  name: "list-gone-crashes",
  fault: "Fails at requests for a list where there are none any more.",
  requirement: "PRES-ERR-005",
  family: "wire shape",
  disturb: ({ unmatched }) => ({
    unmatched: (path, why) =>
      path.includes("/presence/list/")
        ? { status: 500, body: { errcode: "M_UNKNOWN", error: "Internal server error" } }
        : unmatched(path, why),
  }),
};
