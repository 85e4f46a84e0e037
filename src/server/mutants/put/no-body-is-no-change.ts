import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Answers 200 to a PUT without a body. */
export const noBodyIsNoChange: Mutant = {
  name: "no-body-is-no-change",
  fault: "Answers 200 to a PUT without a body.",
  requirement: "PRES-PUT-009",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      (exchange.body ?? "") === "" ? { status: 200, body: {} } : next(exchange),
    ),
};
