import type { History } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import type { Fact } from "./verdict.ts";

/** What the preflight scenario (and the run so far) taught about the target; derived anew from the history alone. */
export function deriveFacts(_history: Omit<History, "footer">, _profile: Profile): readonly Fact[] {
  return [];
}
