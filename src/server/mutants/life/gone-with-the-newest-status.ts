import type { Mutant } from "../mutant.ts";

/** Who has gone offline by themselves is shown with the message that anybody set last. */
export const goneWithTheNewestStatus: Mutant = {
  name: "gone-with-the-newest-status",
  fault: "Who has gone offline by themselves is shown with the message that anybody set last.",
  requirement: "PRES-LIFE-003",
  family: "stale data",
  disturb: ({ statusAfterPut }) => {
    let newest: string | undefined;
    return {
      statusAfterPut: (before, given) => {
        if (typeof given === "string") newest = given;
        return statusAfterPut(before, given);
      },
      tapStatus: (body, { subject: { presence } }) =>
        presence.state === "offline" && !presence.explicitlyOffline && presence.position > 0
          ? { ...body, status_msg: newest ?? null }
          : body,
    };
  },
};
