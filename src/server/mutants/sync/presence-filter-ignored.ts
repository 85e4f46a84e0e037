import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Ignores the presence section of filters. */
export const presenceFilterIgnored: Mutant = {
  name: "presence-filter-ignored",
  fault: "Ignores the presence section of filters.",
  requirement: "PRES-SYNC-008",
  family: "spurious event",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const query = new URLSearchParams(exchange.query);
      query.delete("filter");
      return next({ ...exchange, query });
    }),
};
