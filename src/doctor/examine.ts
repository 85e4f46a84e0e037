import { limitText } from "../history/limit-text.ts";
import { createHistoryWriter } from "../history/history-writer.ts";
import type { Redactor } from "../history/redaction.ts";
import { deriveTolerances } from "../judge/derive-tolerances.ts";
import type { Answer } from "../runner/answer.ts";
import { createHttpClient } from "../runner/http-client.ts";
import { CONTRACT_LIMITS, type Limits } from "../runner/limits.ts";
import { seededPassword } from "../runner/new-password.ts";
import { createPatience } from "../runner/patience.ts";
import { farewell, openScene } from "../runner/perform-scenario.ts";
import { reachTarget } from "../runner/reach-target.ts";
import type { RunContext } from "../runner/run-context.ts";
import type { RunError } from "../runner/run-error.ts";
import type { Scene } from "../runner/scene.ts";
import { furnish, openObservers, registerCast } from "../runner/set-up-cast.ts";
import { SetUpError } from "../runner/set-up-error.ts";
import { createAccountPool } from "../runner/users/account-pool.ts";
import { createVitals } from "../runner/vitals.ts";
import type { Profile } from "../spec/profile.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";
import type { OpenTarget } from "../targets/target.ts";
import { secretsOf } from "../targets/users.ts";
import type { Ms } from "../time/clock.ts";
import { clockAhead } from "./clock-ahead.ts";
import type { Examination, Registration } from "./examination.ts";
import { PRACTICE } from "./practice.ts";
import { probeLatency } from "./probe-latency.ts";
import { probePresence } from "./probe-presence.ts";
import { probeRateLimit } from "./probe-rate-limit.ts";
import { probeTimers } from "./probe-timers.ts";

export interface ExamineOptions {
  readonly target: OpenTarget;
  readonly profile: Profile;
  /** How long to wait for a server that is not ready. */
  readonly waitMs: Ms;
  /** How long each timer of the server is waited for; 0: not at all. */
  readonly timersMs: Ms;
  /** Keeps the accounts of two examinations on one server apart. */
  readonly runId: string;
  readonly userAgent: string;
  /** The wall clock in ms since 1970, only to set the server's beside it. */
  readonly wallClockMs: () => number;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
}

/** A server's name is no longer. */
const MAX_TEXT = 960;

/** What came of it. */
export type Examined =
  | { readonly kind: "examined"; readonly examination: Examination }
  | { readonly kind: "unreached"; readonly error: RunError };

/** Looks at a server with a few users of its own: what it can do, how fast, and what it allows. */
export function examine(options: ExamineOptions): Promise<Examined> {
  return options.target.perform(() => examineOpen(options));
}

async function examineOpen(options: ExamineOptions): Promise<Examined> {
  const { target, waitMs, signal, wallClockMs } = options;
  const askedAt = wallClockMs();
  const reach = await reachTarget({ client: clientOf(options), target, waitMs, signal });
  if (reach.kind === "failed") return { kind: "unreached", error: reach.error };
  const known = {
    ...declaredOf(options),
    ...greetingOf(reach.answer, [askedAt, wallClockMs()], target.name),
  };
  for (const { users } of target.homeservers)
    for (const secret of secretsOf(users)) options.redactor.learn(secret);
  const scene = openScene(contextOf(options), PRACTICE);
  const onEnd = () => scene.ending.abort();
  signal.addEventListener("abort", onEnd, { once: true });
  try {
    const registration = await settleIn(scene);
    const probed =
      registration.kind === "works" ? await probe(scene, options) : { latencies: [], timers: [] };
    return { kind: "examined", examination: { ...known, registration, ...probed } };
  } finally {
    signal.removeEventListener("abort", onEnd);
    await farewell(scene);
  }
}

type Probed = Pick<Examination, "presence" | "latencies" | "rateLimit" | "timers">;

/** One after the other, so that none disturbs another. */
async function probe(scene: Scene, options: ExamineOptions): Promise<Probed> {
  const presence = await probePresence(scene);
  const latencies = await probeLatency(scene);
  const series = await probeRateLimit(scene, clientOf(options, { ...CONTRACT_LIMITS, rateLimitMs: 0 }));
  const isOn = presence.deliveredAfterMs !== undefined;
  const timers = isOn ? await probeTimers(scene, options.timersMs) : [];
  return { presence, latencies: [...series.latencies, ...latencies], rateLimit: series.rateLimit, timers };
}

async function settleIn(scene: Scene): Promise<Registration> {
  const { clock, redactor, accounts } = scene.run;
  const begun = clock.now();
  if (!accounts.reserve(PRACTICE)) return tooFew(accounts.given);
  try {
    await registerCast(scene);
    const tookMs = clock.now() - begun;
    await furnish(scene);
    await openObservers(scene);
    return { kind: "works", users: scene.accounts.size, tookMs };
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return { kind: "refused", message: redactor.text(error.message), hint: error.hint };
  }
}

function tooFew(given: number): Registration {
  const message = `Cannot examine the server: wanted ${PRACTICE.cast.users.length} accounts, found ${given}.`;
  return {
    kind: "refused",
    message,
    hint: "Give more accounts; a run uses each of them once, and takes many.",
  };
}

function declaredOf({ target, profile }: ExamineOptions): Pick<Examination, "profile" | "declared"> {
  const { homeservers, timers, quirks = {} } = target;
  return { profile: profile.id, declared: { users: homeservers[0].users.kind, timers, quirks } };
}

/** What the first answer tells. @param asked the wall clock before and after it */
function greetingOf(
  answer: Answer,
  asked: readonly [number, number],
  name: string,
): Pick<Examination, "target" | "versions" | "clockAheadMs"> {
  const { server, date, json } = answer.kind === "answered" ? answer : {};
  const versions = versionsAnswerSchema.safeParse(json);
  const clockAheadMs = clockAhead(date, asked);
  return {
    target: { name, ...(server === undefined ? {} : { server: limitText(server, undefined, MAX_TEXT) }) },
    versions: versions.success ? versions.data.versions : [],
    ...(clockAheadMs === undefined ? {} : { clockAheadMs }),
  };
}

function clientOf({ target, profile, userAgent }: ExamineOptions, limits: Limits = CONTRACT_LIMITS) {
  const { dispatcher, clock } = target;
  const vitals = createVitals(clock, () => undefined);
  return createHttpClient({ dispatcher, clock, limits, vitals, tokenForm: profile.binding.token, userAgent });
}

function contextOf(options: ExamineOptions): RunContext {
  const { target, profile, redactor, runId, signal } = options;
  const { clock, homeservers, timers, quirks } = target;
  const timeIsFree = target.kind === "embedded";
  const tolerances = deriveTolerances({ exact: timeIsFree, timers, quirks, facts: [] });
  return {
    client: clientOf(options),
    homeservers: [homeservers[0]],
    accounts: createAccountPool(homeservers[0].users),
    clock,
    timeIsFree,
    profile,
    limits: CONTRACT_LIMITS,
    patience: createPatience(tolerances, timeIsFree),
    patienceAcross: createPatience(tolerances, timeIsFree),
    // Nothing is kept: the probes say themselves what came.
    writer: createHistoryWriter({ clock, redactor, sinks: [] }),
    settingUp: (work) => work(),
    redactor,
    runId,
    newPassword: (name) => target.newPassword?.() ?? seededPassword(1, name),
    signal,
  };
}
