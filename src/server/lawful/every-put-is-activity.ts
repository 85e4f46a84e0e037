import type { Clock } from "../../time/clock.ts";
import type { Variety } from "./variety.ts";

/** Every accepted PUT counts as activity, as the description of PUT says. */
export const everyPutIsActivity: Variety = {
  name: "every-put-is-activity",
  does: "Counts every accepted PUT as activity, a lowering one too.",
  lawfulBy: "AMB-01",
  mayWarn: ["PRES-LAA-004"],
  vary: ({ around, stateAfterPut }) => {
    let clock: Clock | undefined;
    return {
      around: (exchange, next) => {
        ({ clock } = exchange.state);
        return around(exchange, next);
      },
      stateAfterPut: (asked, record) => {
        record.lastActiveAtMs = clock?.now();
        return stateAfterPut(asked, record);
      },
    };
  },
};
