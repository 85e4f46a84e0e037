import { createHmac } from "node:crypto";
import { streamsByShard } from "../simulation/population/inhabitants-of.ts";
import { readWorkload } from "../simulation/read-workload.ts";
import { shardOutcome } from "../simulation/shards/shard-outcome.ts";
import type { FromShard, ToShard } from "../simulation/shards/messages.ts";
import { ShardSide } from "../simulation/shards/shard-side.ts";
import { simulate } from "../simulation/simulate.ts";
import { profile } from "../spec/profiles.ts";
import { chooseTarget } from "./choose-target.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { checkFileLimit } from "./file-limit.ts";
import type { Io } from "./io.ts";
import { processPulse } from "./process-pulse.ts";
import { serverSurroundings } from "./server-surroundings.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { toldError } from "./told-error.ts";
import { tool } from "./tool.ts";

const ALIVE_MS = 1_000;
/** How far the set-up has come is looked at by people: telling each step would cost as much as some of them. */
const SET_UP_TOLD_MS = 100;
/** The resolution of the wall clock, from which each process counts. */
const WALL_CLOCK_MS = 1;

/** A part of a simulation under way. */
export interface RunningShard {
  hear(message: ToShard): void;
  /** Resolves when everything was told. */
  readonly ended: Promise<void>;
}

/** Simulates a part of the users, and tells what comes of it. */
export function simulateShard(plan: ShardPlan, io: Io, send: (message: FromShard) => void): RunningShard {
  const stop = new AbortController();
  const side = new ShardSide({ send });
  const failed = (error: unknown) => {
    const { message, hint } = toldError(error);
    send({ kind: "failed", error: { code: "setup-failing", message, hint } });
  };
  return {
    hear: (message) => {
      if (message.kind !== "stop") return side.hear(message);
      stop.abort();
      side.end();
    },
    ended: perform(plan, { io, send, side, signal: stop.signal }).catch(failed),
  };
}

interface Surroundings {
  readonly io: Io;
  readonly send: (message: FromShard) => void;
  readonly side: ShardSide;
  readonly signal: AbortSignal;
}

async function perform(plan: ShardPlan, { io, send, side, signal }: Surroundings): Promise<void> {
  const { seed, content, waitMs, runId, shard, known, beganAtMs, clock, passwordSeed, records } = plan;
  send({ kind: "begun" });
  send({ kind: "clock", boundMs: clock.boundMs + WALL_CLOCK_MS / 2 });
  const workload = readWorkload(content);
  checkFileLimit(streamsByShard(workload, seed, shard.count)[shard.index] ?? 0, io);
  const surroundings = serverSurroundings(io);
  await using target = await chooseTarget(plan, surroundings).target.open(signal);
  const newPassword = (name: string) => createHmac("sha256", passwordSeed).update(name).digest("base64url");
  const pulse = processPulse(() => io.clock.now());
  const alive = setInterval(() => send({ kind: "alive" }), ALIVE_MS);
  let toldAt = Number.NEGATIVE_INFINITY;
  try {
    const simulated = await simulate({
      target: { ...target, newPassword },
      profile: profile(plan.profile),
      workload,
      seed,
      runId,
      sinceMs: Math.max(0, io.wallClockMs() + clock.offsetMs - beganAtMs),
      userAgent: `${tool.name}/${tool.version}`,
      redactor: surroundings.redactor,
      waitMs,
      pulse,
      shard,
      together: side,
      ...(known === undefined ? {} : { known }),
      ...(records ? { recorder: side } : {}),
      signal,
      onPhase: (phase) => {
        collectGarbage();
        send({ kind: "phase", phase });
      },
      onSetUp: (done, total) => {
        const at = io.now();
        if (done < total && at - toldAt < SET_UP_TOLD_MS) return;
        toldAt = at;
        send({ kind: "setUp", done, total });
      },
      onStretch: (stretch) => send({ kind: "stretch", stretch }),
    });
    send({ kind: "done", outcome: shardOutcome(simulated) });
  } finally {
    clearInterval(alive);
    pulse.stop();
  }
}
