import type { Command, StreamPresence } from "../../model/command.ts";
import type { ProfileRules } from "../../spec/profile.ts";

/** What a stream request of the profile may say of its user, the suppressing `offline` apart. */
export function streamChoices(rules: ProfileRules): readonly StreamPresence[] {
  return ["default", ...rules.setPresenceValues.filter((value) => value !== "offline")];
}

/** What moves the presence of `A`, and what must not: the alphabet of the tours. */
export function presenceEvents(rules: ProfileRules): readonly Command[] {
  const user = "A";
  const polls = [
    ...streamChoices(rules),
    ...(rules.setPresenceValues.length > 0 ? ["offline" as const] : []),
  ];
  return [
    ...levelEvents(rules, user),
    ...streamChoices(rules).map((setPresence): Command => ({ type: "connect", user, setPresence })),
    { type: "disconnect", user },
    ...polls.map((setPresence): Command => ({ type: "poll", user, setPresence })),
    ...(rules.setPresenceValues.length > 0
      ? [{ type: "poll", user, setPresence: "invalid" } satisfies Command]
      : []),
    { type: "sendMessage", user, room: "r1" },
    { type: "refuse", user, fault: "put-enum-away" },
    { type: "rename", user, value: "fresh" },
    { type: "look", user: "B", at: user },
  ];
}

/** Every level that the profile has, each with a message never used before. */
export function levelEvents(rules: ProfileRules, user: string): readonly Command[] {
  return rules.presenceValues.map((presence) => ({ type: "setPresence", user, presence, message: "fresh" }));
}
