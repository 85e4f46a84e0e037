import { nextPosition } from "../server-state.ts";
import { wake } from "../waiting.ts";
import type { Variety } from "./variety.ts";

/** Whoever joins a room is told to all its members again, though nothing of theirs has changed. */
export const newcomerTellsAgain: Variety = {
  name: "newcomer-tells-again",
  does: "Tells the members' presence to a whole room again when somebody joins it, or joins again.",
  lawfulBy: "catalogue 5.3: a duplicate for others is no fault; PRES-PROP-008 forbids two in one answer only",
  vary: ({ membershipChanged }) => ({
    membershipChanged: (state, change) => {
      membershipChanged(state, change);
      if (change.after !== "join" || change.before === "join") return;
      for (const user of change.room.joined.keys()) {
        if (user.presence.position === 0) continue;
        user.presence.position = nextPosition(state);
        state.presenceLog.note(user, user.presence.position);
      }
      wake(change.room.joined.keys());
    },
  }),
};
