import type { PresenceRecord } from "../user.ts";
import type { Variety } from "./variety.ts";

/** Whoever never had a presence is answered 404, to themselves as well, as in conduwuit. */
export const unknownUntilSet: Variety = {
  name: "unknown-until-set",
  does: "Answers GET with 404 as long as the user never had a presence.",
  lawfulBy: "PRES-GET-007: there is no presence state for this user",
  vary: ({ around }) => ({
    around: async (exchange, next) => {
      const answer = await around(exchange, next);
      if (exchange.route !== "GET /presence/{userId}/status" || answer.status !== 200) return answer;
      const id = decodeURIComponent(exchange.params["userId"] ?? "");
      const { presence } = exchange.state.users.get(id) ?? {};
      if (presence === undefined || everSet(presence)) return answer;
      return { status: 404, body: { errcode: "M_NOT_FOUND", error: "No presence yet." } };
    },
  }),
};

function everSet({ state, statusMsg, lastActiveAtMs, explicitlyOffline, position }: PresenceRecord): boolean {
  return (
    position > 0 ||
    state !== "offline" ||
    explicitlyOffline ||
    statusMsg !== undefined ||
    lastActiveAtMs !== undefined
  );
}
