import type { HistorySink } from "../history/history-sink.ts";
import { runScenarios } from "../runner/run-scenarios.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Depth } from "../scenarios/scenario.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { profile as profileById } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import type { Ms } from "../time/clock.ts";
import { type Random, seededRandom } from "../time/random.ts";
import { wallClock } from "../time/wall-clock.ts";
import { type Decided, decidingSink } from "./deciding-sink.ts";
import { planned } from "./planned.ts";

/** No run needs nearly as long; one that a fault keeps busy for ever is given up. */
const PATIENCE_MS: Ms = 10 * 60_000;

export interface WatchedRun {
  /** None: the undisturbed server. */
  readonly mutant?: Mutant;
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly seed: number;
  /** Else the best scenarios come first. */
  readonly isShuffled?: boolean;
  readonly signal: AbortSignal;
  readonly onDecided: (decided: Decided) => void;
  /** Where the history goes as well. */
  readonly sinks?: readonly HistorySink[];
}

/** Performs a plan on the embedded server, each scenario judged as it ends. @returns code of what broke the run */
export async function watchedRun({
  mutant,
  profile: id,
  depth,
  seed,
  signal,
  onDecided,
  isShuffled = false,
  sinks = [],
}: WatchedRun): Promise<string | undefined> {
  const profile = profileById(id);
  const sink = decidingSink(onDecided);
  await using target = await embeddedTarget({
    profile,
    seed,
    ...(mutant === undefined ? {} : { mutant }),
  }).open();
  const { plan } = planned(id, depth, seed);
  const { errors } = await runScenarios({
    plan: isShuffled ? shuffled(plan, seededRandom(seed, `order ${mutant?.name}`)) : plan,
    target,
    profile,
    seed,
    depth,
    tool: { name: "rollcall-selftest", version: "1" },
    concurrency: 1,
    sinks: [sink, ...sinks],
    onProgress: () => undefined,
    signal,
    waitMs: 0,
    maxTimeMs: PATIENCE_MS,
    userClock: wallClock,
    startedAt: "1970-01-01T00:00:00.000Z",
    runId: `seed${seed}`,
  });
  const isOff = sink.facts.some(({ name, value }) => name === "presenceActive" && value === false);
  return errors[0]?.code ?? (isOff ? "presence-off" : undefined);
}

function shuffled(plan: Plan, random: Random): Plan {
  return { ...plan, scenarios: random.shuffle(plan.scenarios) };
}
