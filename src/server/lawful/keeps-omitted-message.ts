import type { Variety } from "./variety.ts";

/** A PUT without status_msg keeps the message, as Dendrite does. */
export const keepsOmittedMessage: Variety = {
  name: "keeps-omitted-message",
  does: "Keeps the status message when a PUT leaves it out.",
  lawfulBy: "AMB-13, PRES-PUT-016",
  vary: () => ({
    statusAfterPut: (before, given) => (given === undefined ? before : (given ?? undefined)),
  }),
};
