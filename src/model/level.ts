import { PRESENCE_ORDER, type Presence, type ProfileRules } from "../spec/profile.ts";

/** Whether going from one level to another is a higher availability. @source the seed, L71-77 */
export function isHigher(to: Presence, from: Presence): boolean {
  return PRESENCE_ORDER.indexOf(to) > PRESENCE_ORDER.indexOf(from);
}

/** Whether setting `to` after `from` is surely pro-active. @source the seed, L70-80; from r0.2.0 only a change to `online` */
export function isProActive(rules: ProfileRules, from: Presence, to: Presence): boolean {
  return rules.raise === "any-rise" ? isHigher(to, from) : to === "online" && from !== "online";
}
