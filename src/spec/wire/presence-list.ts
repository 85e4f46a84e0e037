import { z } from "zod";
import type { Profile } from "../profile.ts";
import { presenceEventUnder } from "./presence-event.ts";
import { userIdSchema } from "./user-id.ts";

/** The body of `POST /presence/list/{userId}`: neither key is in a list of required ones (PRES-LIST-001, 013). */
export const presenceListDiffSchema = z.looseObject({
  invite: z.array(userIdSchema).optional(),
  drop: z.array(userIdSchema).optional(),
});

/**
 * The answer of `GET /presence/list/{userId}`: one `m.presence` event for each member (PRES-LIST-004). Items name
 * their subject in `content.user_id` up to r0.4.0, where the event schema had already moved to `sender`.
 */
export function presenceListSchema({ rules }: Profile) {
  const subjectKey = rules.subjectKey === "sender" ? "either" : rules.subjectKey;
  return z.array(presenceEventUnder({ ...rules, subjectKey }));
}
