import type { Device, User } from "../../user.ts";
import { GET_LIST, POST_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A list is shown only to the session that made it. */
export const listPerSession: Mutant = {
  name: "list-per-session",
  fault: "A list is shown only to the session that made it.",
  requirement: "PRES-LIST-014",
  family: "multi-device",
  disturb: () => {
    const madeBy = new Map<User, Device>();
    return {
      around: (exchange, next) => {
        const { device, route } = exchange;
        if (device === undefined) return next(exchange);
        if (route === POST_LIST && !madeBy.has(device.user)) madeBy.set(device.user, device);
        const isForeign = route === GET_LIST && (madeBy.get(device.user) ?? device) !== device;
        return isForeign ? { status: 200, body: [] } : next(exchange);
      },
    };
  },
};
