import type { Mutant } from "../mutant.ts";

/** The server idles connected users after twenty seconds, where that is the client's to say. */
export const idlesWithoutBeingAsked: Mutant = {
  name: "idles-without-being-asked",
  fault: "The server idles connected users after twenty seconds, where that is the client's to say.",
  requirement: "PRES-IDLE-003",
  family: "timer",
  disturb: () => ({
    around: (exchange, next) => {
      const { profile } = exchange;
      return next({ ...exchange, profile: { ...profile, rules: { ...profile.rules, serverIdles: true } } });
    },
    idleAfterMs: () => 20_000,
  }),
};
