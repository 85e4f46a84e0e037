import { atRoute, GET_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** GET status makes an offline caller online. */
export const getConnectsCaller: Mutant = {
  name: "get-connects-caller",
  fault: "GET status makes an offline caller online.",
  requirement: "PRES-GET-012",
  family: "spurious event",
  disturb: () =>
    atRoute(GET_STATUS, (exchange, next) => {
      const record = exchange.device?.user.presence;
      if (record?.state === "offline") record.state = "online";
      return next(exchange);
    }),
};
