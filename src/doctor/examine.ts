import type { Answer } from "../runner/answer.ts";
import { CONTRACT_LIMITS } from "../runner/limits.ts";
import { reachTarget } from "../runner/reach-target.ts";
import { serverVersion } from "../runner/server-version.ts";
import type { RunError } from "../runner/run-error.ts";
import type { Scene } from "../runner/scene.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";
import { clockAhead } from "./clock-ahead.ts";
import type { Examination } from "./examination.ts";
import { clientOf } from "../runner/unrecorded-context.ts";
import { type ExamineOptions, practise } from "./practise.ts";
import { probeLatency } from "./probe-latency.ts";
import { probePresence } from "./probe-presence.ts";
import { probeRateLimit } from "./probe-rate-limit.ts";
import { probeTimers } from "./probe-timers.ts";

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
  const server = await serverVersion({ client: clientOf(options), target, signal, greeting: reach.answer });
  const known = {
    ...declaredOf(options),
    ...greetingOf(reach.answer, [askedAt, wallClockMs()]),
    target: { name: target.name, ...(server === undefined ? {} : { server }) },
  };
  const { registration, probed = { latencies: [], timers: [] } } = await practise(options, (scene) =>
    probe(scene, options),
  );
  return { kind: "examined", examination: { ...known, registration, ...probed } };
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

function declaredOf({ target, profile }: ExamineOptions): Pick<Examination, "profile" | "declared"> {
  const { homeservers, timers, quirks = {} } = target;
  return { profile: profile.id, declared: { users: homeservers[0].users.kind, timers, quirks } };
}

/** What the first answer tells. @param asked the wall clock before and after it */
function greetingOf(
  answer: Answer,
  asked: readonly [number, number],
): Pick<Examination, "versions" | "clockAheadMs"> {
  const { date, json } = answer.kind === "answered" ? answer : {};
  const versions = versionsAnswerSchema.safeParse(json);
  const clockAheadMs = clockAhead(date, asked);
  return {
    versions: versions.success ? versions.data.versions : [],
    ...(clockAheadMs === undefined ? {} : { clockAheadMs }),
  };
}
