import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** Who has become offline by being away stays offline when a stream is opened again. */
export const returnToAStreamGoesUnnoticed: Mutant = {
  name: "return-to-a-stream-goes-unnoticed",
  fault: "Who has become offline by being away stays offline when a stream is opened again.",
  requirement: "PRES-STATE-003",
  family: "latch",
  home: "seed",
  disturb: ({ stateOnOpening }) => {
    const everUp = new Set<PresenceRecord>();
    return {
      published: (_state, { presence }) => {
        if (presence.state !== "offline") everUp.add(presence);
      },
      stateOnOpening: (record, asked) =>
        record.state === "offline" && !record.explicitlyOffline && everUp.has(record)
          ? "offline"
          : stateOnOpening(record, asked),
    };
  },
};
