import { setMaxListeners } from "node:events";
import type { UserId } from "../history/history.ts";
import { limitText } from "../history/limit-text.ts";
import type { Scenario, Step } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";
import { shortName } from "./account-name.ts";
import { allDone } from "./all-done.ts";
import { performCommand } from "./perform-command.ts";
import { look } from "./presence-commands.ts";
import { logOutEverywhere } from "./log-out.ts";
import { raiseFences } from "./raise-fences.ts";
import type { RunContext } from "./run-context.ts";
import type { Scene } from "./scene.ts";
import { furnish, openObservers, registerCast } from "./set-up-cast.ts";
import { SetUpError } from "./set-up-error.ts";
import { settle } from "./settle.ts";
import { spreadHomes } from "./spread-homes.ts";

/** How a scenario ended. */
export interface Performed {
  readonly outcome: "performed" | "inconclusive" | "error";
  readonly reason?: string;
  /** Why it could not even begin. */
  readonly failedSetUp?: SetUpError;
}

/** Logging out is a courtesy: it gets this long. */
const FAREWELL_MS: Ms = 5_000;
/** With what stands for the rest it is less than the 1 KiB that a report takes. */
const MAX_REASON = 960;

/** Performs a scenario from its cast to its last look, and records it. Never throws: what went wrong is its outcome. */
export async function performScenario(
  run: RunContext,
  scenario: Scenario,
  onStep: () => void = () => {},
): Promise<Performed> {
  const scene = openScene(run, scenario);
  const onRunEnds = () => scene.ending.abort();
  run.signal.addEventListener("abort", onRunEnds, { once: true });
  if (run.signal.aborted) onRunEnds();
  let performed: Performed;
  try {
    performed = await performIn(scene, onStep);
  } catch (error) {
    performed = failureOf(scene, error);
  } finally {
    run.signal.removeEventListener("abort", onRunEnds);
  }
  await farewell(scene);
  const { outcome, reason } = performed;
  const told = reason === undefined ? {} : { reason: limitText(reason, run.redactor.text, MAX_REASON) };
  run.writer.end({ scenario: scenario.id, outcome, ...told });
  return performed;
}

/** A scene on which nothing has happened yet. */
export function openScene(run: RunContext, scenario: Scenario): Scene {
  const counts = new Map<string, number>();
  return {
    run,
    scenario,
    short: shortName(scenario.id),
    homes: spreadHomes(scenario, run.homeservers),
    accounts: new Map(),
    fences: [],
    rooms: new Map(),
    memberships: new Map(),
    creators: new Map(),
    observers: new Map(),
    connections: new Map(),
    tokens: new Map(),
    filterIds: new Map(),
    loggedOut: new Set(),
    refused: new Set(),
    vainTimers: new Set(),
    lastMessage: new Map(),
    lastValue: new Map(),
    lastEvent: new Map(),
    next: (kind) => {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      return number;
    },
    ending: createEnding(),
    troubles: [],
  };
}

/** Each request that is under way listens to it: many are no leak. */
function createEnding(): AbortController {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  return ending;
}

async function performIn(scene: Scene, onStep: () => void): Promise<Performed> {
  await scene.run.settingUp(() => setUp(scene));
  const { steps } = scene.scenario;
  let missedFences = 0;
  for (const [number, step] of steps.entries()) {
    if (isOver(scene)) break;
    await performStep(scene, step, number);
    if (isOver(scene)) break;
    if (step.fence && scene.fences.length > 0 && missedFences === 0)
      missedFences += Number(!(await raiseFences(scene)));
    await allDone(step.looks.map(({ viewer, subject }) => look(scene, { user: viewer, at: subject })));
    onStep();
  }
  return conclusionOf(scene, missedFences);
}

/** Nothing more is to be learned from this scenario, or there is nobody who wants to know. */
function isOver({ ending, broken }: Scene): boolean {
  return ending.signal.aborted || broken !== undefined;
}

async function setUp(scene: Scene): Promise<void> {
  try {
    await registerCast(scene);
  } finally {
    writeScenario(scene);
  }
  await furnish(scene);
  await openObservers(scene);
}

function conclusionOf(scene: Scene, missedFences: number): Performed {
  if (scene.ending.signal.aborted)
    return { outcome: "inconclusive", reason: "the run ended before the scenario did" };
  const trouble = scene.broken ?? scene.troubles[0];
  if (trouble !== undefined) return { outcome: "inconclusive", reason: trouble };
  if (missedFences === 0) return { outcome: "performed" };
  return {
    outcome: "performed",
    reason: "went on without its fence: the fence's own presence was not delivered",
  };
}

async function performStep(scene: Scene, step: Step, number: number): Promise<void> {
  const { clock, writer } = scene.run;
  const after = clock.now();
  const { command, edges, looks, fence, rush } = step;
  writer.step({
    scenario: scene.scenario.id,
    step: number,
    command,
    edges,
    at: after,
    ...(looks.length === 0 ? {} : { looks }),
    ...(fence ? { fence } : {}),
    ...(rush === true ? { rush } : {}),
  });
  await performCommand(scene, command);
  if (!isOver(scene)) await settle(scene, step.expect, { command, after });
}

function writeScenario({ run, scenario, accounts, fences: [fence, ...otherFences] }: Scene): void {
  const { id, family, title, machine, requirements, steps, cast: setUp } = scenario;
  const cast: Record<string, UserId> = {};
  for (const [actor, account] of accounts) cast[actor] = account.id;
  run.writer.scenario({
    id,
    family,
    title,
    machine,
    requirements,
    cast,
    ...(fence === undefined ? {} : { fence: fence.id }),
    ...(otherFences.length === 0 ? {} : { otherFences: otherFences.map(({ id }) => id) }),
    steps: steps.length,
    setUp,
  });
}

function failureOf(scene: Scene, error: unknown): Performed {
  const reason = scene.run.redactor.text(error instanceof Error ? error.message : String(error));
  if (scene.ending.signal.aborted)
    return { outcome: "inconclusive", reason: "the run ended before the scenario did" };
  if (!(error instanceof SetUpError))
    return { outcome: scene.broken === undefined ? "error" : "inconclusive", reason };
  // A server that lost its state refuses much of what is asked of it next; that is no duty broken.
  const outcome = scene.broken === undefined ? error.outcome : "inconclusive";
  return { outcome, reason, failedSetUp: error };
}

/** Ends the streams, then the sessions; afterwards nothing of the scenario is under way any more. */
export async function farewell(scene: Scene): Promise<void> {
  const { clock } = scene.run;
  await Promise.all(
    [...scene.observers.values(), ...scene.connections.values()].map((reader) => reader.stop()),
  );
  const accounts = [...scene.accounts.values(), ...scene.fences, scene.helper].filter(
    (account) => account !== undefined,
  );
  scene.ending.abort();
  // Also of a run that was ended: whoever interrupts it leaves no sessions behind.
  const parting = { ...scene, ending: createEnding() };
  const patience = clock.setTimeout(() => parting.ending.abort(), FAREWELL_MS);
  await Promise.all(accounts.map((account) => logOutEverywhere(parting, account)));
  clock.clearTimeout(patience);
}
