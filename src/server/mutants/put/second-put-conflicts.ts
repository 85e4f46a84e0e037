import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 409 to a PUT that would change nothing. */
export const secondPutConflicts: Mutant = {
  name: "second-put-conflicts",
  fault: "Answers 409 to a PUT that would change nothing.",
  requirement: "PRES-PUT-013",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { presence, status_msg: status } = looseBody(exchange);
      const record = exchange.device?.user.presence;
      const same =
        record !== undefined &&
        record.position > 0 &&
        presence === record.state &&
        (status ?? undefined) === record.statusMsg;
      return same
        ? { status: 409, body: { errcode: "M_UNKNOWN", error: "Nothing would change." } }
        : next(exchange);
    }),
};
