import type { History } from "../../history/history.ts";
import { judge } from "../../judge/judge.ts";
import type { Finding, Judgement } from "../../judge/verdict.ts";
import type { RunError } from "../../runner/run-error.ts";
import { runScenarios } from "../../runner/run-scenarios.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Depth } from "../../scenarios/scenario.ts";
import type { Mutant } from "../../server/mutants/mutant.ts";
import { profile as profileById } from "../../spec/profiles.ts";
import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import { LONGEST_START_MS } from "../../targets/disturbances/slow-start.ts";
import type { Ms } from "../../time/clock.ts";
import { disturbedTarget } from "../../targets/disturbed-target.ts";
import { drawSituation, type Situation } from "./situation.ts";

/** One run on a right server: by which profile, how deep, and with which chance. */
export interface DisturbedRunOptions {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly seed: number;
  /** Drawn by the seed when it is not given. */
  readonly situation?: Situation;
  /** A fault to serve with, to see that the suite is not blind in this situation. */
  readonly mutant?: Mutant;
  /** Only scenarios of these families. */
  readonly families?: readonly string[];
}

/** What was held against a server that is right. */
export interface FalseAlarm extends Pick<Finding, "title" | "allowed" | "observed" | "at" | "exchanges"> {
  readonly verdict: "fail" | "warn" | "error";
  /** Null where it was no requirement that went wrong but the harness. */
  readonly requirement: RequirementId | null;
  /** Empty when the run as a whole went wrong. */
  readonly scenario: string;
}

/** A run, the alarms in it, and under which conditions they came; plain JSON. */
export interface FalseAlarmRun {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly seed: number;
  readonly disturbances: readonly string[];
  readonly varieties: readonly string[];
  readonly declaresTimers: boolean;
  /** How many requests each disturbance did not leave alone. */
  readonly disturbed: Readonly<Record<string, number>>;
  readonly exchanges: number;
  /** Requirements that could have been decided, and those of them that were not. */
  readonly applicable: number;
  readonly inconclusive: number;
  readonly alarms: readonly FalseAlarm[];
  /** Why the run ended before its plan did; null when it did not. */
  readonly endedEarly: string | null;
}

export interface DisturbedRun {
  readonly history: History;
  readonly errors: readonly RunError[];
  readonly judgement: Judgement;
  readonly disturbed: Readonly<Record<string, number>>;
}

/** Virtual time that no run needs: one that takes longer hangs. */
const LONGEST_RUN_MS: Ms = 24 * 3_600_000;

/** Plans, performs and judges one run on the reference server in a situation. */
export async function disturbedRun(options: DisturbedRunOptions): Promise<DisturbedRun> {
  const { profile: id, depth, seed, mutant, families } = options;
  const situation = options.situation ?? drawSituation(id, seed);
  const profile = profileById(id);
  const whole = plan({ profile, depth, seed });
  const scenarios = whole.scenarios.filter(({ family }) => families?.includes(family) ?? true);
  const disturbed: Record<string, number> = {};
  await using target = await disturbedTarget({
    ...situation,
    profile,
    seed,
    mutant,
    onDisturbed: (name) => {
      disturbed[name] = (disturbed[name] ?? 0) + 1;
    },
  }).open();
  const { history, errors } = await runScenarios({
    plan: { ...whole, scenarios },
    target,
    profile,
    seed,
    depth,
    tool: { name: "rollcall", version: "selftest" },
    concurrency: 8,
    sinks: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    waitMs: 3 * LONGEST_START_MS,
    maxTimeMs: LONGEST_RUN_MS,
    // For people only, and nobody is told.
    startedAt: "1970-01-01T00:00:00.000Z",
    runId: `seed${seed}`,
  });
  return { history, errors, judgement: judge(history), disturbed };
}

/** One run in a situation drawn by its seed, and whatever is held against a server that is right. */
export async function falseAlarmRun(options: Omit<DisturbedRunOptions, "mutant">): Promise<FalseAlarmRun> {
  const { profile, depth, seed } = options;
  const situation = options.situation ?? drawSituation(profile, seed);
  const { history, errors, judgement, disturbed } = await disturbedRun({ ...options, situation });
  const applicable = judgement.requirements.filter(({ verdict }) => verdict !== "skipped");
  return {
    profile,
    depth,
    seed,
    disturbances: situation.disturbances.map(({ name }) => name),
    varieties: situation.varieties.map(({ name }) => name),
    declaresTimers: situation.declaresTimers,
    disturbed,
    exchanges: history.exchanges.count,
    applicable: applicable.length,
    inconclusive: applicable.filter(({ verdict }) => verdict === "inconclusive").length,
    alarms: [...alarmsIn(judgement, situation), ...hangs(errors)],
    endedEarly: errors[0]?.message ?? null,
  };
}

function alarmsIn({ requirements, scenarios }: Judgement, { varieties }: Situation): readonly FalseAlarm[] {
  const borne = new Set(varieties.flatMap(({ mayWarn = [] }) => mayWarn));
  const found = requirements
    .flatMap(({ findings }) => findings)
    .filter(
      ({ verdict, requirement }) => verdict === "fail" || (verdict === "warn" && !borne.has(requirement)),
    )
    .map(({ verdict, requirement, scenario, title, allowed, observed, at, exchanges }) => ({
      verdict: verdict === "fail" ? ("fail" as const) : ("warn" as const),
      requirement,
      scenario,
      title,
      allowed,
      observed,
      at,
      exchanges,
    }));
  const broken = scenarios
    .filter(({ verdict }) => verdict === "error")
    .map(({ id, reason = "no reason given" }) => ownError(id, reason));
  return [...found, ...broken];
}

function hangs(errors: readonly RunError[]): readonly FalseAlarm[] {
  return errors.filter(({ code }) => code === "max-time").map(({ message }) => ownError("", message));
}

function ownError(scenario: string, title: string): FalseAlarm {
  return {
    verdict: "error",
    requirement: null,
    scenario,
    title,
    allowed: "a scenario that is performed, or inconclusive",
    observed: "an error of the harness",
    at: 0,
    exchanges: [],
  };
}
