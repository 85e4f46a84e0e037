import type { Presence } from "../../../spec/profile.ts";
import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** GET goes on telling the state last set, when the streams have been told that the user is offline. */
export const getOutlivesTheGrace: Mutant = {
  name: "get-outlives-the-grace",
  fault: "GET goes on telling the state last set, when the streams have been told that the user is offline.",
  requirement: "PRES-GET-014",
  family: "stale data",
  disturb: ({ stateAfterPut, tapStatus }) => {
    const chosen = new Map<PresenceRecord, Presence>();
    return {
      stateAfterPut: (asked, record) => {
        chosen.set(record, asked);
        return stateAfterPut(asked, record);
      },
      tapStatus: (body, delivery) => {
        const { presence } = delivery.subject;
        const former = chosen.get(presence);
        const isAway = presence.state === "offline" && !presence.explicitlyOffline;
        return tapStatus(isAway && former !== undefined ? { ...body, presence: former } : body, delivery);
      },
    };
  },
};
