import type { Device, PresenceRecord } from "../../user.ts";
import { PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Activity makes an idle user online only on the session that set them unavailable. */
export const onlyTheIdleSessionRevives: Mutant = {
  name: "only-the-idle-session-revives",
  fault: "Activity makes an idle user online only on the session that set them unavailable.",
  requirement: "PRES-IDLE-005",
  family: "multi-device",
  disturb: ({ stateAfterActivity }) => {
    const idleOn = new WeakMap<PresenceRecord, Device>();
    let acting: Device | undefined;
    return {
      around: (exchange, next) => {
        const { device, route } = exchange;
        acting = device;
        if (route === PUT_STATUS && device !== undefined && looseBody(exchange)["presence"] === "unavailable")
          idleOn.set(device.user.presence, device);
        return next(exchange);
      },
      stateAfterActivity: (record, rules) =>
        (idleOn.get(record) ?? acting) === acting ? stateAfterActivity(record, rules) : record.state,
    };
  },
};
