import type { Mutant } from "../mutant.ts";

/** Ignores a token in the query. */
export const queryTokenIsIgnored: Mutant = {
  name: "query-token-is-ignored",
  fault: "Ignores a token in the query.",
  requirement: "PRES-ERR-004",
  family: "authority",
  disturb: ({ around }) => ({
    around: (exchange, next) =>
      around(
        exchange.query.has("access_token") ? { ...exchange, token: undefined, device: undefined } : exchange,
        next,
      ),
  }),
};
