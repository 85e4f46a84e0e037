import type { Device } from "../../user.ts";
import { PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A logged-out token still sets presence. */
export const loggedOutTokenWorks: Mutant = {
  name: "logged-out-token-works",
  fault: "A logged-out token still sets presence.",
  requirement: "PRES-LIFE-002",
  family: "authority",
  disturb: () => {
    const former = new Map<string, Device>();
    return {
      around: (exchange, next) => {
        const { device, token } = exchange;
        if (device !== undefined && token !== undefined) former.set(token, device);
        return next(
          exchange.route === PUT_STATUS && token !== undefined
            ? { ...exchange, device: former.get(token) }
            : exchange,
        );
      },
    };
  },
};
