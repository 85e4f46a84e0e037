import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Reads the first JSON value of a body and ignores what follows it. */
export const restAfterJsonIsIgnored: Mutant = {
  name: "rest-after-json-is-ignored",
  fault: "Reads the first JSON value of a body and ignores what follows it.",
  requirement: "PRES-PUT-009",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const whole = /^\s*\{[^{}]*\}/.exec(exchange.body ?? "");
      return next(whole === null ? exchange : { ...exchange, body: whole[0] });
    }),
};
