import { patchContent } from "../mutants/patch-content.ts";
import type { Variety } from "./variety.ts";

/** Events carry name and avatar in every version, and keys that no schema names, as in conduwuit. */
export const namesInEveryEvent: Variety = {
  name: "names-in-every-event",
  does: "Puts name, avatar and a key of its own into every event.",
  lawfulBy: "optional keys of the event's schema in every version; PRES-PROF-008",
  vary: ({ tapEvent }) => ({
    tapEvent: (event, delivery) => {
      const { displayname, avatarUrl } = delivery.subject;
      const told = patchContent(event, {
        "org.example.seen": true,
        ...(displayname === undefined ? {} : { displayname }),
        ...(avatarUrl === undefined ? {} : { avatar_url: avatarUrl }),
      });
      return tapEvent({ ...told, unsigned: {} }, delivery);
    },
  }),
};
