import type { Mutant } from "../mutant.ts";

/** Leaves offline users out of the list. */
export const listOmitsOffline: Mutant = {
  name: "list-omits-offline",
  fault: "Leaves offline users out of the list.",
  requirement: "PRES-LIST-004",
  family: "presence list",
  disturb: () => ({
    tapEvent: (event, { outlet }) =>
      outlet === "list" && event.content["presence"] === "offline" ? undefined : event,
  }),
};
