import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A sync with a token takes set_presence=unavailable for online. */
export const laterSyncsCannotIdle: Mutant = {
  name: "later-syncs-cannot-idle",
  fault: "A sync with a token takes set_presence=unavailable for online.",
  requirement: "PRES-SYNC-004",
  family: "wrong value",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const query = new URLSearchParams(exchange.query);
      if (query.has("since") && query.get("set_presence") === "unavailable")
        query.set("set_presence", "online");
      return next({ ...exchange, query });
    }),
};
