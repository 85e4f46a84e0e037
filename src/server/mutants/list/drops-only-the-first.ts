import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Of several users in one `drop` only the first leaves the list. */
export const dropsOnlyTheFirst: Mutant = {
  name: "drops-only-the-first",
  fault: "Of several users in one `drop` only the first leaves the list.",
  requirement: "PRES-LIST-003",
  family: "presence list",
  home: "seed",
  disturb: () =>
    atRoute(POST_LIST, (exchange, next) => {
      const { drop, ...rest } = looseBody(exchange);
      return next(Array.isArray(drop) ? withBody(exchange, { ...rest, drop: drop.slice(0, 1) }) : exchange);
    }),
};
