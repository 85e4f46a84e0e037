import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Fails at dropping somebody who is not on the list. */
export const dropOfNobodyCrashes: Mutant = {
  name: "drop-of-nobody-crashes",
  fault: "Fails at dropping somebody who is not on the list.",
  requirement: "PRES-LIST-012",
  family: "presence list",
  disturb: () =>
    atRoute(POST_LIST, (exchange, next) => {
      const listed = [...(pathOwner(exchange)?.watching.keys() ?? [])].map(({ id }) => id);
      const dropped: readonly unknown[] = [looseBody(exchange)["drop"] ?? []].flat();
      if (dropped.every((id) => (listed as unknown[]).includes(id))) return next(exchange);
      return { status: 500, body: { errcode: "M_UNKNOWN", error: "Internal server error" } };
    }),
};
