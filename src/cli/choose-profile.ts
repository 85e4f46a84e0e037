import { isProfileId, PROFILE_IDS, profile } from "../spec/profiles.ts";
import { profileFromVersions } from "../spec/profile-from-versions.ts";
import type { Profile } from "../spec/profile.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** The profile that the user named, or `auto`: by what the server's `/versions` says. */
export type ProfileChoice = ProfileId | "auto";

/**
 * Reads `--profile`.
 *
 * @throws UsageError when there is no such profile
 */
export function parseProfile(text: string): ProfileChoice {
  if (text === "auto") return "auto";
  return parseNamedProfile(text, ["auto"]);
}

/**
 * Reads `--profile` where there is no server to ask.
 *
 * @throws UsageError when there is no such profile
 */
export function parseNamedProfile(text: string, others: readonly string[] = []): ProfileId {
  if (isProfileId(text)) return text;
  const names = [...PROFILE_IDS, ...others];
  throw new UsageError(
    `Cannot use profile: wanted one of ${names.join(", ")}, found ${JSON.stringify(text)}.`,
    didYouMean(text, names, "A profile is a range of versions of the specification."),
  );
}

/** The profile to judge by; asks for the server's versions only where the user left the choice to it. */
export async function chooseProfile(
  choice: ProfileChoice,
  askVersions: () => Promise<readonly string[]>,
): Promise<Profile> {
  return profile(choice === "auto" ? profileFromVersions(await askVersions()) : choice);
}
