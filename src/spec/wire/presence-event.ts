import { z } from "zod";
import type { Profile, ProfileRules } from "../profile.ts";
import { breaches, ruleOf, type Breach, type WireRequirements } from "./breach.ts";
import { definedFrom } from "./defined-from.ts";
import { oncePer } from "./once-per.ts";
import { userIdSchema } from "./user-id.ts";

/** The requirement that each key of an `m.presence` event serves when it is malformed. */
export const EVENT_KEYS = {
  type: "PRES-EVT-001",
  content: "PRES-EVT-002",
  sender: "PRES-EVT-004",
  event_id: "PRES-EVT-006",
  room_id: "PRES-EVT-011",
  "content.presence": "PRES-STATE-001",
  "content.user_id": "PRES-EVT-003",
  "content.last_active_ago": "PRES-EVT-007",
  "content.displayname": "PRES-EVT-008",
  "content.avatar_url": "PRES-EVT-008",
  "content.status_msg": "PRES-EVT-009",
  "content.currently_active": "PRES-EVT-010",
} as const;

const serves: WireRequirements = {
  whole: "PRES-EVT-001",
  keys: EVENT_KEYS,
  missing: { "content.presence": "PRES-EVT-002" },
};

/** An `m.presence` event as a stream or a presence list delivers it; `last_active_ago` in milliseconds. */
export function presenceEventSchema({ rules }: Profile) {
  return presenceEventUnder(rules);
}

/** The same, for rules that differ from those of a profile, as for the items of a presence list. */
export const presenceEventUnder = oncePer((rules: ProfileRules) => {
  const bySender = rules.subjectKey === "sender";
  const byContent = rules.subjectKey === "content.user_id";
  const avatarUrl = z.string();
  return z
    .looseObject({
      type: z.literal("m.presence"),
      sender: bySender ? userIdSchema : definedFrom(rules.subjectKey === "either", userIdSchema),
      event_id: definedFrom(!bySender, z.string()),
      room_id: z.never().optional(),
      content: z.looseObject({
        presence: z.enum(rules.eventPresenceValues),
        user_id: byContent ? userIdSchema : definedFrom(rules.subjectKey === "either", userIdSchema),
        last_active_ago: z.number().nonnegative().optional(),
        displayname: z.string().optional(),
        avatar_url: (rules.avatarIsMxc ? avatarUrl.regex(/^mxc:\/\//) : avatarUrl).optional(),
        status_msg: definedFrom(rules.statusInEvent, z.string()),
        currently_active: definedFrom(rules.currentlyActive, z.boolean()),
      }),
    })
    .refine((event) => rules.subjectKey !== "either" || presenceEventSubject(event) !== undefined, {
      error: "Wanted the subject in sender or content.user_id, found neither",
      params: ruleOf("PRES-EVT-003"),
      when: () => true,
    })
    .refine(subjectsAgree, {
      error: "Wanted sender and content.user_id to be the same user",
      params: ruleOf("PRES-EVT-005"),
      when: () => true,
    });
});

/** The requirements that an event breaks by its shape. */
export function presenceEventBreaches(profile: Profile, event: unknown): readonly Breach[] {
  return breaches(presenceEventSchema(profile), serves, event);
}

/** Whose presence an event tells: `sender`, else `content.user_id` (AMB-17); undefined when it names nobody. */
export function presenceEventSubject(event: unknown): string | undefined {
  const { sender, userId } = namedSubjects(event);
  return sender ?? userId;
}

function subjectsAgree(event: unknown): boolean {
  const { sender, userId } = namedSubjects(event);
  return sender === undefined || userId === undefined || sender === userId;
}

const namedSubjectsSchema = z.object({
  sender: z.string().optional().catch(undefined),
  content: z
    .object({ user_id: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

function namedSubjects(event: unknown): {
  readonly sender?: string | undefined;
  readonly userId?: string | undefined;
} {
  const { data } = namedSubjectsSchema.safeParse(event);
  return { sender: data?.sender, userId: data?.content?.user_id };
}
