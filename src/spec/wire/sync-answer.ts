import { z } from "zod";
import type { Profile } from "../profile.ts";

/**
 * The answer of `GET /sync`, as far as presence is concerned (PRES-SYNC-001). Only `next_batch` is required. Events are
 * left unread, so that one malformed event does not hide the others: `presenceEventSchema` reads them one by one.
 */
export const syncAnswerSchema = z.looseObject({
  next_batch: z.string(),
  presence: z.looseObject({ events: z.array(z.unknown()).optional() }).optional(),
  rooms: z.looseObject({}).optional(),
});

/** The value of `/sync?set_presence`; nothing is valid in a profile without the parameter. */
export function setPresenceSchema({ rules }: Profile) {
  return z.enum(rules.setPresenceValues);
}
