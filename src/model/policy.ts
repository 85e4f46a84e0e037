import type { ProfileRules } from "../spec/profile.ts";

/**
 * What the specification leaves to the server and a server then keeps to. The machine takes one policy as input; who
 * does not know the server's policy steps the machine under every policy that is still possible.
 */
export interface Policy {
  /** A PUT without `status_msg` keeps or clears the message (AMB-13). */
  readonly omittedMessage: "clear" | "keep";
  /** `set_presence=offline` is ignored, or makes the user `offline` (AMB-03). */
  readonly suppressedStream: "ignored" | "offline";
  /**
   * Whom a message makes `online`, where activity revives at all: only who is `unavailable`, also who has gone
   * `offline` by themselves, also who hides behind an `offline` set by hand (AMB-04).
   */
  readonly messageRevives: "unavailable" | "gone" | "hidden";
  /** In the early profiles: which levels that were set by hand a stream makes `online` all the same (AMB-20). */
  readonly streamOverrides: "offline" | "nothing" | "everything";
}

/** The policy of an exemplary server: it forgets what is not said again, and lets people's own words stand. */
export const PLAIN_POLICY: Policy = {
  omittedMessage: "clear",
  suppressedStream: "ignored",
  messageRevives: "unavailable",
  streamOverrides: "offline",
};

const REVIVALS = ["unavailable", "gone", "hidden"] as const;
const OVERRIDES = ["offline", "nothing", "everything"] as const;

function either(open: boolean): readonly boolean[] {
  return open ? [false, true] : [false];
}

/** All policies that the profile leaves open; {@link PLAIN_POLICY} is the first. */
export function openPolicies(rules: ProfileRules): readonly Policy[] {
  const policies: Policy[] = [];
  for (const omittedMessage of ["clear", "keep"] as const) {
    for (const suppresses of either(rules.setPresenceValues.length > 0)) {
      for (const messageRevives of rules.activityRevives ? REVIVALS : REVIVALS.slice(0, 1)) {
        for (const streamOverrides of rules.raise === "any-rise" ? OVERRIDES : OVERRIDES.slice(0, 1)) {
          const suppressedStream = suppresses ? "offline" : "ignored";
          policies.push({ omittedMessage, suppressedStream, messageRevives, streamOverrides });
        }
      }
    }
  }
  return policies;
}
