import type { Profile } from "../spec/profile.ts";

/** The profile asks servers to tell changes of name and avatar through presence, which r0.2.0 took back. */
export function tellsProfileChanges(profile: Profile): boolean {
  const severity = profile.severity("PRES-PROF-001");
  return severity === "warn" || severity === "fail";
}

/** A look-up without permission is answered 403; before r0.4.0 the only refusal there is is 404. */
export function refusesWithForbidden(profile: Profile): boolean {
  return profile.severity("PRES-GET-008") === "fail";
}

/** Tokens in the query are no longer taken where the profile lists the header alone; the header is taken everywhere. */
export function takesQueryToken(profile: Profile): boolean {
  return profile.rules.tokenForms.includes("query");
}
