import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses a change of a list that has `invite` without `drop`, or the other way round. */
export const listNeedsBothKeys: Mutant = {
  name: "list-needs-both-keys",
  fault: "Refuses a change of a list that has `invite` without `drop`, or the other way round.",
  requirement: "PRES-LIST-001",
  family: "wire shape",
  disturb: () =>
    atRoute(POST_LIST, (exchange, next) => {
      const { invite, drop } = looseBody(exchange);
      if ((invite === undefined) === (drop === undefined)) return next(exchange);
      return { status: 400, body: { errcode: "M_MISSING_PARAM", error: "Both keys are needed." } };
    }),
};
