import { MatrixError } from "../matrix-error.ts";
import { looseBody } from "../mutants/loose-body.ts";
import type { Variety } from "./variety.ts";

const KNOWN = new Set(["presence", "status_msg"]);

/** A PUT with keys that no schema names is refused, as in Synapse. */
export const refusesUnknownKeys: Variety = {
  name: "refuses-unknown-keys",
  does: "Refuses a PUT with keys that its schema does not name.",
  lawfulBy: "PRES-PUT-018",
  vary: ({ around }) => ({
    around: (exchange, next) => {
      const isPut = exchange.route === "PUT /presence/{userId}/status" && exchange.device !== undefined;
      if (!isPut || Object.keys(looseBody(exchange)).every((key) => KNOWN.has(key)))
        return around(exchange, next);
      const error = new MatrixError(400, "M_UNKNOWN", "Unknown keys.");
      return { status: error.status, body: error.body() };
    },
  }),
};
