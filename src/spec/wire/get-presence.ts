import { z } from "zod";
import type { Profile } from "../profile.ts";
import { breaches, type Breach, type WireRequirements } from "./breach.ts";
import { definedFrom } from "./defined-from.ts";
import { oncePer } from "./once-per.ts";

/** The requirement that each key of the answer of GET status serves when it is malformed. */
export const GET_PRESENCE_KEYS = {
  presence: "PRES-STATE-001",
  last_active_ago: "PRES-GET-003",
  status_msg: "PRES-GET-004",
  currently_active: "PRES-GET-005",
} as const;

const serves: WireRequirements = {
  whole: "PRES-GET-001",
  keys: GET_PRESENCE_KEYS,
  missing: { presence: "PRES-GET-002" },
};

/** The answer of `GET /presence/{userId}/status`; `last_active_ago` in milliseconds. */
export const getPresenceSchema = oncePer(({ rules }: Profile) =>
  z.looseObject({
    presence: z.enum(rules.presenceValues),
    last_active_ago: z.number().int().nonnegative().optional(),
    status_msg: z.string().nullish(),
    currently_active: definedFrom(rules.currentlyActive, z.boolean()),
  }),
);

/**
 * The requirements that an answer of GET status breaks by its shape.
 *
 * @example getPresenceBreaches(profile("v1"), { presence: "away" })[0]?.requirement // "PRES-STATE-001"
 */
export function getPresenceBreaches(profile: Profile, body: unknown): readonly Breach[] {
  const found = breaches(getPresenceSchema(profile), serves, body);
  return isOfAnotherShape(body) ? found.map((breach) => ({ ...breach, requirement: serves.whole })) : found;
}

/** Whether a body says something, and nothing of it is what the schema knows: `{"content": {…}}`, say. */
function isOfAnotherShape(body: unknown): boolean {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  const keys = Object.keys(body);
  return keys.length > 0 && !keys.some((key) => key in GET_PRESENCE_KEYS);
}
