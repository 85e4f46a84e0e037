import type { Profile } from "../spec/profile.ts";

/** Whether clients of the profile are such as are simulated: `/sync` with `set_presence`, and only `online` is a rise. */
export function speaksOfToday({ binding, rules }: Profile): boolean {
  return binding.stream === "sync" && rules.setPresenceValues.length > 0 && rules.raise === "to-online";
}
