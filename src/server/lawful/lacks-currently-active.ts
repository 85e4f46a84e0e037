import { dropContent } from "../mutants/patch-content.ts";
import type { Variety } from "./variety.ts";

/** `currently_active` is never sent. */
export const lacksCurrentlyActive: Variety = {
  name: "lacks-currently-active",
  does: "Never sends currently_active.",
  lawfulBy: "AMB-30",
  vary: ({ tapEvent, tapStatus }) => ({
    tapEvent: (event, delivery) => tapEvent(dropContent(event, "currently_active"), delivery),
    tapStatus: (body, delivery) =>
      tapStatus(
        Object.fromEntries(Object.entries(body).filter(([key]) => key !== "currently_active")),
        delivery,
      ),
  }),
};
