import { z } from "zod";
import type { Profile } from "../profile.ts";
import { breaches, type Breach, type WireRequirements } from "./breach.ts";

/** The requirement that each key of the body of PUT status serves. */
export const PUT_PRESENCE_KEYS = {
  presence: "PRES-PUT-006",
  status_msg: "PRES-PUT-008",
} as const;

const serves: WireRequirements = {
  whole: "PRES-PUT-010",
  keys: PUT_PRESENCE_KEYS,
  missing: { presence: "PRES-PUT-005" },
};

/** The body of `PUT /presence/{userId}/status`. `null` as `status_msg` is not in the schema of any version. */
export function putPresenceSchema({ rules }: Profile) {
  return z.looseObject({ presence: z.enum(rules.presenceValues), status_msg: z.string().optional() });
}

/** The requirements by which a server has to refuse this body. */
export function putPresenceBreaches(profile: Profile, body: unknown): readonly Breach[] {
  return breaches(putPresenceSchema(profile), serves, body);
}

/** The answer of endpoints that answer an empty object: PUT status, POST list, PUT profile. */
export const emptyAnswerSchema = z.looseObject({});
