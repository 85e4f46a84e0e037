import type { Device, User } from "../../user.ts";
import { GET_STATUS, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Who looks their own presence up is told what the same session last set. */
export const ownLookUpPerSession: Mutant = {
  name: "own-look-up-per-session",
  fault: "Who looks their own presence up is told what the same session last set.",
  requirement: "PRES-STATE-010",
  family: "multi-device",
  disturb: () => {
    const set = new Map<Device, unknown>();
    const newest = new Map<User, Device>();
    return {
      around: async (exchange, next) => {
        const answer = await next(exchange);
        const { device, route } = exchange;
        if (device === undefined || pathOwner(exchange) !== device.user || answer.status !== 200)
          return answer;
        if (route === PUT_STATUS) {
          set.set(device, looseBody(exchange)["presence"]);
          newest.set(device.user, device);
        }
        if (route !== GET_STATUS || !set.has(device) || newest.get(device.user) === device) return answer;
        return { ...answer, body: { ...(answer.body as object), presence: set.get(device) } };
      },
    };
  },
};
