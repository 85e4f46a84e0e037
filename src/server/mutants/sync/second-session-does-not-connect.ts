import type { Mutant } from "../mutant.ts";

/** Only the streams of a user's oldest session make the user online. */
export const secondSessionDoesNotConnect: Mutant = {
  name: "second-session-does-not-connect",
  fault: "Only the streams of a user's oldest session make the user online.",
  requirement: "PRES-SYNC-002",
  family: "multi-device",
  disturb: ({ stateOnOpening }) => {
    let isOldest = true;
    return {
      around: (exchange, next) => {
        const { device } = exchange;
        isOldest = device === undefined || device.user.devices.values().next().value === device;
        return next(exchange);
      },
      stateOnOpening: (record, asked) => (isOldest ? stateOnOpening(record, asked) : record.state),
    };
  },
};
