import type { Variety } from "./variety.ts";

/** `set_presence=offline` makes the user offline unless another stream is open, as Dendrite does. */
export const suppressedIsOffline: Variety = {
  name: "suppressed-is-offline",
  does: "Makes a user offline who syncs with set_presence=offline and has no other stream open.",
  lawfulBy: "AMB-03, PRES-SYNC-003",
  vary: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) =>
      asked === "offline" && record.openStreams === 0 ? "offline" : stateOnOpening(record, asked),
  }),
};
