import type { Variety } from "./variety.ts";

/** A first answer holds offline users as well. */
export const frontLoadsOffline: Variety = {
  name: "front-loads-offline",
  does: "Puts offline users into a stream's first answer as well.",
  lawfulBy: "AMB-05, PRES-SYNC-010",
  vary: () => ({ isFrontLoaded: () => true }),
};
