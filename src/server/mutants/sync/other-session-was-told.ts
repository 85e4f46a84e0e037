import type { Device, User } from "../../user.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { presenceOf, withPresence } from "../sync-answer.ts";

/** What one session of a user was told in its stream, the others are not told. */
export const otherSessionWasTold: Mutant = {
  name: "other-session-was-told",
  fault: "What one session of a user was told in its stream, the others are not told.",
  requirement: "PRES-SYNC-011",
  family: "multi-device",
  disturb: () => {
    const told = new Map<User, Map<string, Told>>();
    return atRoute(SYNC, async (exchange, next) => {
      const answer = await next(exchange);
      const { device, state, query } = exchange;
      if (device === undefined || query.get("since") === null) return answer;
      const known = told.get(device.user) ?? new Map<string, Told>();
      told.set(device.user, known);
      const events = presenceOf(answer).filter(({ sender, content }) => {
        const id = sender ?? String(content["user_id"]);
        const position = state.users.get(id)?.presence.position ?? 0;
        const former = known.get(id);
        if (former?.position === position && former.device !== device) return false;
        known.set(id, { position, device });
        return true;
      });
      return withPresence(answer, events);
    });
  },
};

interface Told {
  readonly position: number;
  readonly device: Device;
}
