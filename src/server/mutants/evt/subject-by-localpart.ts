import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Names the subject by localpart only. */
export const subjectByLocalpart: Mutant = {
  name: "subject-by-localpart",
  fault: "Names the subject by localpart only.",
  requirement: "PRES-EVT-003",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { subject }) => {
      const name = subject.id.slice(1, subject.id.indexOf(":"));
      const named = "sender" in event ? { ...event, sender: name } : event;
      return "user_id" in event.content ? patchContent(named, { user_id: name }) : named;
    },
  }),
};
