import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Names the subject as sender and the observer as user_id. */
export const twoSubjects: Mutant = {
  name: "two-subjects",
  fault: "Names the subject as sender and the observer as user_id.",
  requirement: "PRES-EVT-005",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { observer, subject }) => ({
      ...patchContent(event, { user_id: observer.id }),
      sender: subject.id,
    }),
  }),
};
