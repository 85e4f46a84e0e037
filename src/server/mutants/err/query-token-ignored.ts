import type { Mutant } from "../mutant.ts";

/** Does not look for the token in the query. */
export const queryTokenIgnored: Mutant = {
  name: "query-token-ignored",
  fault: "Does not look for the token in the query.",
  requirement: "PRES-ERR-004",
  family: "authority",
  disturb: () => ({
    around: (exchange, next) => {
      const inQuery = exchange.query.get("access_token");
      return next(
        inQuery !== null && inQuery === exchange.token
          ? { ...exchange, token: undefined, device: undefined }
          : exchange,
      );
    },
  }),
};
