import type { Mutant } from "../mutant.ts";

/** An initial answer leaves out whoever is not online, the unavailable among them. */
export const onlyOnlineIsFrontLoaded: Mutant = {
  name: "only-online-is-front-loaded",
  fault: "An initial answer leaves out whoever is not online, the unavailable among them.",
  requirement: "PRES-SYNC-010",
  family: "missing event",
  disturb: () => ({ isFrontLoaded: (record) => record.state === "online" }),
};
