import { createHistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import { deriveTolerances } from "../judge/derive-tolerances.ts";
import type { Tolerances } from "../judge/tolerances.ts";
import type { Profile } from "../spec/profile.ts";
import type { OpenTarget } from "../targets/target.ts";
import { createHttpClient, type HttpClient } from "./http-client.ts";
import { CONTRACT_LIMITS, type Limits } from "./limits.ts";
import { seededPassword } from "./new-password.ts";
import { createPatience } from "./patience.ts";
import { tolerancesOfCrossing } from "./patience-between.ts";
import type { RunContext } from "./run-context.ts";
import { createAccountPool } from "./users/account-pool.ts";
import { createVitals } from "./vitals.ts";

/** Who acts on a target without a history of it. */
export interface UnrecordedOptions {
  readonly target: OpenTarget;
  readonly profile: Profile;
  readonly runId: string;
  readonly userAgent: string;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

/** What requests need where nothing is recorded: whoever sends them says what came of them. */
export function unrecordedContext(options: UnrecordedOptions): RunContext {
  const { target, profile, redactor, runId, signal } = options;
  const { clock, homeservers } = target;
  const timeIsFree = target.kind === "embedded";
  const tolerances = tolerancesOf(target);
  return {
    client: clientOf(options),
    homeservers,
    accounts: createAccountPool(homeservers[0].users),
    clock,
    timeIsFree,
    profile,
    limits: CONTRACT_LIMITS,
    patience: createPatience(tolerances, timeIsFree),
    patienceAcross: createPatience(tolerances, timeIsFree),
    writer: createHistoryWriter({ clock, redactor, sinks: [] }),
    settingUp: (work) => work(),
    redactor,
    runId,
    newPassword: (name) => target.newPassword?.(name) ?? seededPassword(1, name),
    signal,
  };
}

/** What is tolerated of a target of which only its owner's word is known; of several homeservers, what has to cross. */
export function tolerancesOf({ kind, homeservers, timers, quirks }: OpenTarget): Tolerances {
  const atHome = deriveTolerances({ exact: kind === "embedded", timers, quirks, facts: [] });
  return homeservers.length > 1 ? tolerancesOfCrossing(atHome) : atHome;
}

/** A client by the rules of the contract, or by other limits. */
export function clientOf(
  { target, profile, userAgent }: Pick<UnrecordedOptions, "target" | "profile" | "userAgent">,
  limits: Limits = CONTRACT_LIMITS,
): HttpClient {
  const { dispatcher, clock } = target;
  const vitals = createVitals(clock, () => undefined);
  return createHttpClient({ dispatcher, clock, limits, vitals, tokenForm: profile.binding.token, userAgent });
}
