import { sharesRoom } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Being on a list does not bring presence to the owner's streams. */
export const listIsStorageOnly: Mutant = {
  name: "list-is-storage-only",
  fault: "Being on a list does not bring presence to the owner's streams.",
  requirement: "PRES-LIST-006",
  family: "presence list",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) && (sight.way === "get" || sharesRoom(sight.observer, sight.subject)),
  }),
};
