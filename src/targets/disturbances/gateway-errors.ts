import type { ServerResponse } from "../../server/server-request.ts";
import type { Random } from "../../time/random.ts";
import { between, type Disturbance, happens } from "./disturbance.ts";

/** A gateway answers 502, 503 or 504, in half of the cases although the server had done its work. */
export const gatewayErrors: Disturbance = {
  name: "gateway-errors",
  what: "A gateway answers 502, 503 or 504, at times although the server had done its work.",
  begin: ({ random }) => {
    const perMille = between(random, 3, 15);
    return (passage) => {
      if (!happens(random, perMille)) return passage;
      const page = errorPage(random);
      return happens(random, 500)
        ? { ...passage, request: { answeredBy: page } }
        : { ...passage, answer: { insteadOfIt: page } };
    };
  },
};

function errorPage(random: Random): ServerResponse {
  const status = random.pick([502, 503, 504]);
  return random.pick([true, false])
    ? { status, headers: { "content-type": "text/html" }, body: `<html><h1>${status}</h1></html>` }
    : { status, headers: { "content-type": "application/json" }, body: `{"errcode":"M_UNKNOWN"}` };
}
