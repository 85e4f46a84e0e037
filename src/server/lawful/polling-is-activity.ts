import type { Clock } from "../../time/clock.ts";
import type { Variety } from "./variety.ts";

/** Every request of a stream counts as activity unless it suppresses presence, as in Synapse and conduwuit. */
export const pollingIsActivity: Variety = {
  name: "polling-is-activity",
  does: "Counts every request of a stream as activity unless it suppresses presence.",
  lawfulBy: "AMB-21",
  mayWarn: ["PRES-LAA-007"],
  vary: ({ around, stateOnOpening }) => {
    let clock: Clock | undefined;
    return {
      around: (exchange, next) => {
        ({ clock } = exchange.state);
        return around(exchange, next);
      },
      stateOnOpening: (record, asked) => {
        if (asked !== "offline") record.lastActiveAtMs = clock?.now();
        return stateOnOpening(record, asked);
      },
    };
  },
};
