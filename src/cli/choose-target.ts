import { profile } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { miniatureTarget } from "../targets/miniature-target.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url-target.ts";
import type { Clock } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import type { ProfileChoice } from "./choose-profile.ts";
import type { RunOptions } from "./commands.ts";

/** What the embedded server serves and is judged by unless the user says otherwise. */
const EMBEDDED_PROFILE = "seed";

/**
 * The target that the user chose, and the profile where that is settled without asking a server.
 *
 * @throws UsageError when the URL is none of a server
 */
export function chooseTarget(
  { target, profile: choice, seed, timers }: RunOptions,
  clock: Clock,
): {
  readonly target: Target;
  readonly profile: ProfileChoice;
} {
  if (target.kind === "url")
    return { target: asUsage(() => urlTarget(target.url, { timers, clock })), profile: choice };
  const id = choice === "auto" ? EMBEDDED_PROFILE : choice;
  const served = { profile: profile(id), seed };
  if (target.kind === "miniature")
    return { target: miniatureTarget({ ...served, miniature: target.miniature }), profile: id };
  const mutant = target.kind === "mutant" ? { mutant: target.mutant } : {};
  return { target: embeddedTarget({ ...served, ...mutant }), profile: id };
}
