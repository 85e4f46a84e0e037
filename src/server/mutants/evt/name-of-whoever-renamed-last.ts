import { PUT_PROFILE } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events carry the display name that anybody set last. */
export const nameOfWhoeverRenamedLast: Mutant = {
  name: "name-of-whoever-renamed-last",
  fault: "Events carry the display name that anybody set last.",
  requirement: "PRES-EVT-008",
  family: "profile",
  home: "seed",
  disturb: ({ tapEvent }) => {
    let newest: string | undefined;
    return {
      around: async (exchange, next) => {
        const answer = await next(exchange);
        if (exchange.route === PUT_PROFILE && answer.status === 200)
          newest = exchange.device?.user.displayname ?? newest;
        return answer;
      },
      tapEvent: (event, delivery) => {
        const isNamed = event.content["displayname"] !== undefined && newest !== undefined;
        return tapEvent(isNamed ? patchContent(event, { displayname: newest }) : event, delivery);
      },
    };
  },
};
