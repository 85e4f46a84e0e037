import type { Variety } from "./variety.ts";

/** Invitations to a presence list wait for an acceptance that no client can give. */
export const invitationsWait: Variety = {
  name: "invitations-wait",
  does: "Lets invitations to a presence list wait for an acceptance that no client can give.",
  lawfulBy: "AMB-06",
  profiles: ["seed", "seed-strict", "v0.2-r0.1", "r0.2-r0.3", "r0.4"],
  vary: () => ({ invited: () => undefined }),
};
