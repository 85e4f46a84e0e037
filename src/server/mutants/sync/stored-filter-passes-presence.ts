import { isObject } from "../../json-body.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** The presence section of a filter that is named by its id is not applied. */
export const storedFilterPassesPresence: Mutant = {
  name: "stored-filter-passes-presence",
  fault: "The presence section of a filter that is named by its id is not applied.",
  requirement: "PRES-SYNC-008",
  family: "wire shape",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const id = exchange.query.get("filter") ?? "";
      const stored = /^\d+$/.test(id) ? exchange.device?.user.filters[Number(id)] : undefined;
      if (!isObject(stored)) return next(exchange);
      const query = new URLSearchParams(exchange.query);
      query.set("filter", JSON.stringify({ ...stored, presence: {} }));
      return next({ ...exchange, query });
    }),
};
