import type { Mutant } from "../mutants/mutant.ts";
import type { PresenceEvent } from "../presence-event.ts";
import type { User } from "../user.ts";
import { isVisible } from "../visibility.ts";
import { faultOf } from "./fault.ts";
import { onceUnderLoad } from "./once-under-load.ts";

/** So many subjects are remembered: one of them shares no room with whoever is to be told. */
const REMEMBERED = 64;

export const leaksOneDelivery: Mutant = {
  name: "leaks-one-delivery",
  fault: "Once, one observer is told of somebody with whom they share no room.",
  requirement: "PRES-VIS-001",
  family: "wrong audience",
  disturb: ({ tapEvent }, onFault) => {
    const recent = new Map<User, PresenceEvent>();
    return {
      tapEvent: (event, delivery) => {
        recent.delete(delivery.subject);
        recent.set(delivery.subject, event);
        for (const oldest of recent.keys()) if (recent.size > REMEMBERED) recent.delete(oldest);
        return tapEvent(event, delivery);
      },
      tapEvents: onceUnderLoad((events, { observer, delivery }) => {
        const { rules } = delivery.profile;
        const stranger = [...recent].find(([subject]) => !isVisible(rules, observer, subject));
        if (stranger === undefined) return undefined;
        onFault(faultOf(stranger[1], observer, "leaked"));
        return [...events, stranger[1]];
      }),
    };
  },
};
