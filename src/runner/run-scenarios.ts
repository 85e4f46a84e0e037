import { secretsOf } from "../targets/users.ts";
import type { History, LeftOut } from "../history/history.ts";
import { createHistoryWriter } from "../history/history-writer.ts";
import { memoryHistory } from "../history/memory-history.ts";
import { createRedactor } from "../history/redaction.ts";
import { deriveFacts } from "../judge/facts.ts";
import { deriveTolerances } from "../judge/derive-tolerances.ts";
import type { Fact } from "../judge/verdict.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { createAdmission, tooFewAccounts } from "./admission.ts";
import { beginHistory } from "./begin-history.ts";
import { type Budget, createBudget } from "./budget.ts";
import { createHalt, type Halt } from "./halt.ts";
import { createHttpClient } from "./http-client.ts";
import { lanes } from "./lanes.ts";
import { CONTRACT_LIMITS, type Limits } from "./limits.ts";
import { seededPassword } from "./new-password.ts";
import { createPatience } from "./patience.ts";
import { tolerancesOfCrossing } from "./patience-between.ts";
import { performScenario } from "./perform-scenario.ts";
import { whyNothingLearned } from "./preflight-lesson.ts";
import { reachTarget } from "./reach-target.ts";
import { repeatsOf } from "./repeats.ts";
import type { RunContext } from "./run-context.ts";
import type { RunError } from "./run-error.ts";
import type { RunOptions } from "./run-options.ts";
import { serverVersion } from "./server-version.ts";
import type { SetUpError } from "./set-up-error.ts";
import { createAccountPool } from "./users/account-pool.ts";
import { createTurns } from "./turns.ts";
import { createVitals, type Vitals } from "./vitals.ts";
import { waitingTime } from "./waiting-time.ts";
import { watchUser } from "./watch-user.ts";

/** A server hashes a password for each account, which takes a quarter of a second where that is not loosened. */
const SET_UPS_AT_ONCE = 8;

export interface RunOutcome {
  readonly history: History;
  readonly errors: readonly RunError[];
  /** Whether the target ever answered as a Matrix server does. */
  readonly reachedOnce: boolean;
}

/**
 * Performs a plan on a target and records it: the preflight first and alone, then the others side by side. What the
 * world does ends up in the history; what ends the run early, in `errors` and in the footer.
 */
export function runScenarios(options: RunOptions): Promise<RunOutcome> {
  return options.target.perform(() => run(options));
}

async function run(options: RunOptions): Promise<RunOutcome> {
  const { target, limits = CONTRACT_LIMITS, redactor = createRedactor() } = options;
  for (const { users } of target.homeservers) for (const secret of secretsOf(users)) redactor.learn(secret);
  const halt = createHalt();
  const { clock } = target;
  const reached = { once: false };
  const vitals = createVitals(clock, (silentMs) => {
    if (reached.once && silentMs >= limits.silenceMs) halt.because(silence(limits));
  });
  const client = createHttpClient({
    dispatcher: target.dispatcher,
    clock,
    limits,
    vitals,
    tokenForm: options.profile.binding.token,
    userAgent: `${options.tool.name}/${options.tool.version}`,
  });
  const release = watchUser(options, halt);
  try {
    const reach = await reachTarget({
      client,
      target,
      waitMs: options.waitMs,
      signal: halt.signal,
    });
    reached.once = reach.kind === "reached";
    const memory = memoryHistory();
    const writer = createHistoryWriter({
      clock,
      redactor,
      sinks: reached.once ? [memory, ...options.sinks] : [memory],
    });
    let leftOut: LeftOut | undefined;
    const greeting =
      reach.kind === "reached"
        ? {
            versions: reach.answer,
            server: await serverVersion({ client, target, signal: halt.signal, greeting: reach.answer }),
          }
        : undefined;
    beginHistory(writer, options, greeting);
    if (reach.kind === "failed") halt.because(reach.error);
    else {
      const { profile, runId } = options;
      const timeIsFree = target.kind === "embedded";
      const { timers, quirks } = target;
      const tolerances = deriveTolerances({ exact: timeIsFree, timers, quirks, facts: [] });
      const context: RunContext = {
        client,
        homeservers: target.homeservers,
        accounts: createAccountPool(target.homeservers[0].users),
        clock,
        timeIsFree,
        profile,
        limits,
        patience: createPatience(tolerances, timeIsFree),
        patienceAcross: createPatience(tolerancesOfCrossing(tolerances), timeIsFree),
        writer,
        redactor,
        runId,
        newPassword: (name) => target.newPassword?.(name) ?? seededPassword(options.seed, name),
        settingUp: createTurns(SET_UPS_AT_ONCE),
        signal: halt.signal,
      };
      leftOut = await performPlan(context, options, { halt, vitals, soFar: () => memory.history() });
      await lookAgain(context, { halt, vitals, target });
    }
    const { error } = halt;
    writer.close({
      ...(error === undefined ? { complete: true } : { complete: false, reason: error.message }),
      ...(leftOut === undefined ? {} : { leftOut }),
    });
    const errors = error === undefined ? [] : [{ ...error, message: redactor.text(error.message) }];
    return { history: memory.history(), errors, reachedOnce: reached.once };
  } finally {
    release();
  }
}

interface Surroundings {
  readonly halt: Halt;
  readonly vitals: Vitals;
  readonly soFar: () => History;
}

async function performPlan(
  context: RunContext,
  options: RunOptions,
  surroundings: Surroundings,
): Promise<LeftOut | undefined> {
  const { plan, profile, target, limits = CONTRACT_LIMITS } = options;
  const budget = budgetOf(options);
  const { accounts } = context;
  const admission = createAdmission({ plan, budget, accounts });
  const { halt, vitals, soFar } = surroundings;
  let total = (options.learned === undefined ? target.homeservers.length : 0) + plan.scenarios.length;
  let done = 0;
  let failedInRow = 0;
  const look = () => {
    options.onProgress({ done, total, requests: vitals.requests });
    const { failure } = context.writer;
    if (failure !== undefined) halt.because(unwritten(failure));
  };
  const perform = async (scenario: Scenario, where = context) => {
    const performed = await performScenario(where, scenario, () => {
      // Failed set-ups are over sooner than what succeeds: a scenario that got so far was set up.
      failedInRow = 0;
      look();
    });
    done += 1;
    look();
    failedInRow = performed.failedSetUp === undefined ? 0 : failedInRow + 1;
    return performed;
  };

  const preflight = async (): Promise<readonly Fact[] | undefined> => {
    if (!accounts.reserve(plan.preflight)) {
      halt.because(tooFewAccounts(plan, accounts));
      return undefined;
    }
    // What one homeserver leaves open another may do otherwise: each is looked at alone.
    for (const [place, homeserver] of target.homeservers.entries()) {
      const id = place === 0 ? plan.preflight.id : `${plan.preflight.id}@${place + 1}`;
      const { failedSetUp } = await perform(
        { ...plan.preflight, id },
        { ...context, homeservers: [homeserver] },
      );
      const failure =
        failedSetUp === undefined
          ? whyNothingLearned(soFar().exchanges.of(id))
          : preflightFailed(failedSetUp);
      if (failure === undefined) continue;
      halt.because(failure);
      return undefined;
    }
    return deriveFacts(soFar(), profile);
  };
  const facts = options.learned ?? (await preflight());
  if (facts === undefined) return undefined;
  const { timers, quirks } = target;
  const tolerances = deriveTolerances({ exact: context.timeIsFree, timers, quirks, facts });
  context.patience.learn(tolerances);
  context.patienceAcross.learn(tolerancesOfCrossing(tolerances));
  if (facts.some(({ name, value }) => name === "presenceActive" && value === false)) return undefined;

  const work = async (scenarios: Iterable<Scenario>) => {
    for (const scenario of scenarios) {
      if (halt.signal.aborted) return;
      if (!admission.admits(scenario)) continue;
      const ended = budget?.begin(scenario);
      const performed = await perform(scenario);
      ended?.();
      if (failedInRow >= limits.failedSetUps) halt.because(settingUpFails(limits, performed.reason));
    }
  };
  const concurrency = Math.max(1, options.concurrency);
  const waits = (scenario: Scenario) => waitingTime(scenario, quirks);
  const inOrder = budget !== undefined || context.timeIsFree;
  const performAll = (scenarios: readonly Scenario[]) =>
    Promise.all(lanes(scenarios, { concurrency, waits, inOrder }).map(work));
  await performAll(plan.scenarios);
  // What is not performed again for want of time or accounts was no part of the plan.
  const leftOut = admission.leftOut();
  if (!halt.signal.aborted) {
    const repeats = repeatsOf(soFar(), plan, options.retries ?? 0);
    total += repeats.length;
    await performAll(repeats);
  }
  return leftOut;
}

function preflightFailed({ message, hint, code }: SetUpError): RunError {
  return { code: code === "no-accounts" ? code : "preflight-failed", message, hint };
}

function budgetOf({ budget, target, userClock }: RunOptions): Budget | undefined {
  if (budget === undefined) return undefined;
  const { ms, text } = budget;
  const timeIsFree = target.kind === "embedded";
  const waits = (scenario: Scenario) => (timeIsFree ? 0 : waitingTime(scenario, target.quirks));
  return createBudget({ budgetMs: ms, text, clock: userClock ?? target.clock, waits });
}

/** A server that died near the end was perhaps not silent for long: one more question tells. */
async function lookAgain(
  { client, signal }: RunContext,
  { halt, vitals, target }: Pick<Surroundings, "halt" | "vitals"> & Pick<RunOptions, "target">,
): Promise<void> {
  if (signal.aborted || vitals.silentMs() === 0) return;
  const reach = await reachTarget({ client, target, waitMs: 0, signal });
  if (reach.kind === "reached") return;
  halt.because({
    code: "target-gone",
    message: `The target did not answer any more at the end of the run: ${reach.error.message}`,
    hint: GONE_HINT,
  });
}

const GONE_HINT =
  "See in its log, and in its container or process, what became of it. If it limits rates, lift the limits.";

function silence({ silenceMs }: Limits): RunError {
  return {
    code: "target-silent",
    message: `The target has stopped working: wanted one good answer, found none for ${silenceMs} ms.`,
    hint: GONE_HINT,
  };
}

function settingUpFails({ failedSetUps }: Limits, reason: string | undefined): RunError {
  return {
    code: "setup-failing",
    message: `The run was ended because ${failedSetUps} scenarios in a row could not be set up; the last: ${reason ?? "no reason given"}`,
    hint: "Look at the server's log for what it did with these requests. If it is merely slow, fewer scenarios at once lighten its load: --concurrency 2.",
  };
}

function unwritten(failure: Error): RunError {
  const { hint } = failure as { readonly hint?: unknown };
  return {
    code: "history-unwritten",
    message: failure.message,
    hint: typeof hint === "string" ? hint : "Write the history elsewhere with --history.",
  };
}
