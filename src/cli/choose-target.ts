import type { DeclaredTimers } from "../history/history.ts";
import { profile } from "../spec/profiles.ts";
import { containerTarget } from "../targets/container/container-target.ts";
import { declaredTarget } from "../targets/declared/declared-target.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { federatedTarget } from "../targets/federated-target.ts";
import { miniatureTarget } from "../targets/miniature-target.ts";
import { processTarget } from "../targets/process/process-target.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url-target.ts";
import { asUsage } from "./as-usage.ts";
import type { ProfileChoice } from "./choose-profile.ts";
import type { TargetChoice } from "./parse-target.ts";
import type { UsersByHomeserverChoice } from "./parse-users.ts";
import { readUsers } from "./read-users.ts";
import type { ServerSurroundings } from "./server-surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** What the embedded server serves and is judged by unless the user says otherwise. */
const EMBEDDED_PROFILE = "seed";

/** What a target is chosen by. */
export interface TargetWish {
  readonly target: TargetChoice;
  readonly profile: ProfileChoice;
  readonly seed: number;
  readonly timers: DeclaredTimers;
  readonly users: UsersByHomeserverChoice;
}

/** What becomes of the choice. */
export interface ChosenTarget {
  readonly target: Target;
  /** `auto` where the server has to be asked. */
  readonly profile: ProfileChoice;
}

/**
 * The target that the user chose, and the profile where that is settled without asking a server.
 *
 * @throws UsageError when a URL is none of a server, or a secret for its users cannot be read
 */
export function chooseTarget(wish: TargetWish, surroundings: ServerSurroundings): ChosenTarget {
  const { target, profile: choice, seed, timers } = wish;
  const { clock, env } = surroundings;
  const [first, ...others] = wish.users;
  const users = [readUsers(first, env), ...others.map((other) => readUsers(other, env))] as const;
  if (target.kind === "url")
    return {
      target: asUsage(() => urlTarget(target.url, { timers, users: users[0], clock })),
      profile: choice,
    };
  const isSeveral = "declared" in target && target.declared.homeservers.length > 1;
  if (isSeveral && users.some(({ kind }) => kind === "accounts"))
    throw new UsageError(
      "Cannot test several homeservers with given accounts: wanted servers that register users, found --users accounts.",
      "Accounts of one homeserver are none of another: use another way of getting users, or test each alone.",
    );
  if (target.kind === "file") {
    const declared = { ...target.declared, timers };
    return { target: asUsage(() => declaredTarget(declared, { users, clock })), profile: choice };
  }
  if (target.kind === "process") {
    const declared = { ...target.declared, timers };
    return { target: asUsage(() => processTarget(declared, surroundings, users)), profile: choice };
  }
  if (target.kind === "container") {
    const declared = { ...target.declared, timers };
    return { target: asUsage(() => containerTarget(declared, surroundings, users)), profile: choice };
  }
  const id = choice === "auto" ? EMBEDDED_PROFILE : choice;
  const served = { profile: profile(id), seed };
  if (target.kind === "miniature")
    return { target: miniatureTarget({ ...served, miniature: target.miniature }), profile: id };
  if (target.kind === "federated")
    return { target: federatedTarget({ ...served, mutant: target.mutant }), profile: id };
  const mutant = target.kind === "mutant" ? { mutant: target.mutant } : {};
  return { target: embeddedTarget({ ...served, ...mutant }), profile: id };
}
