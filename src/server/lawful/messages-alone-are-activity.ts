import type { Variety } from "./variety.ts";

/** Of what is sent to rooms only `m.room.message` counts as activity, as in Synapse. */
export const messagesAloneAreActivity: Variety = {
  name: "messages-alone-are-activity",
  does: "Counts only m.room.message as activity of all that is sent to rooms.",
  lawfulBy: "AMB-31",
  mayWarn: ["PRES-LAA-010"],
  vary: ({ isProactive }) => ({ isProactive: (action) => action !== "event" && isProactive(action) }),
};
