import { createRedactor } from "../../history/redaction.ts";
import type { Mutant } from "../../server/mutants/mutant.ts";
import { profile } from "../../spec/profiles.ts";
import { embeddedTarget } from "../../targets/embedded-target.ts";
import type { OpenTarget } from "../../targets/target.ts";
import { NO_PULSE } from "../measure/pulse.ts";
import { readWorkload } from "../read-workload.ts";
import { simulate } from "../simulate.ts";
import type { WorkloadContent } from "../workload-schema.ts";
import { conduct, type ConductOptions } from "./conduct.ts";
import { shardOutcome } from "./shard-outcome.ts";
import { ShardSide } from "./shard-side.ts";
import type { ShardNews, Shards } from "./shards.ts";
import type { Settled } from "./together.ts";

export const WORKLOAD: WorkloadContent = {
  users: 60,
  rooms: "fixed:10",
  roomsEach: 2,
  rate: 12,
  duration: "40s",
  mix: { status: 2, level: 2, message: 1, rename: 1, vanish: 1 },
};

/** What a process is here: a simulation of its own, which can be lost. */
interface Running {
  readonly side: ShardSide;
  readonly stop: AbortController;
  isLost: boolean;
}

/** Parts of one simulation in one process and in virtual time. */
function shardsOn(target: OpenTarget, count: number, workload: WorkloadContent) {
  const running = new Map<number, Running>();
  let known: Settled | undefined;
  let tell: (news: ShardNews) => void = () => undefined;
  const start = (index: number, attempt: number) => {
    const stop = new AbortController();
    const one: Running = {
      stop,
      isLost: false,
      side: new ShardSide({ send: (message) => one.isLost || tell({ shard: index, attempt, message }) }),
    };
    running.set(index, one);
    const hear = (message: Extract<ShardNews, { message: unknown }>["message"]) =>
      one.isLost || tell({ shard: index, attempt, message });
    void simulate({
      target: { ...target, perform: (work) => work() },
      profile: profile("v1"),
      workload: readWorkload(workload),
      seed: 1,
      runId: "test",
      userAgent: "rollcall/0",
      redactor: createRedactor(),
      waitMs: 0,
      pulse: NO_PULSE,
      shard: { index, count, attempt },
      together: one.side,
      recorder: one.side,
      ...(known === undefined ? {} : { known }),
      sinceMs: target.clock.now(),
      signal: stop.signal,
      onPhase: (phase) => hear({ kind: "phase", phase }),
      onSetUp: (done, total) => hear({ kind: "setUp", done, total }),
      onStretch: (stretch) => hear({ kind: "stretch", stretch }),
    }).then((simulated) => hear({ kind: "done", outcome: shardOutcome(simulated) }));
  };
  const shards: Shards = {
    count,
    begin: (hear) => {
      tell = hear;
      for (let index = 0; index < count; index++) start(index, 1);
      return Promise.resolve();
    },
    tell: (shard, message) => {
      const one = running.get(shard);
      if (message.kind === "stop") {
        one?.stop.abort();
        one?.side.end();
      } else one?.side.hear(message);
    },
    remember: (settled) => {
      known = settled;
    },
    close: () => Promise.resolve(),
  };
  const lose = (index: number, isFinal = false) => {
    const one = running.get(index);
    if (one === undefined) return;
    one.isLost = true;
    one.stop.abort();
    one.side.end();
    tell({ shard: index, lost: "killed", isFinal });
    if (!isFinal) start(index, 2);
  };
  /** Begun again, it does not even come to its users. */
  const loseInVain = (index: number) => {
    lose(index);
    running.get(index)?.stop.abort();
    running.get(index)?.side.end();
  };
  return { shards, lose, loseInVain };
}

/** A simulation that several parts perform together in virtual time. */
export async function conducted(
  count: number,
  {
    mutant,
    latencyMs,
    onSecond,
    onRecorded = () => undefined,
    ...workload
  }: WorkloadContent & {
    readonly mutant?: Mutant;
    readonly onRecorded?: ConductOptions["onRecorded"];
    readonly latencyMs?: number;
    readonly onSecond?: (
      at: number,
      lose: (shard: number, isFinal?: boolean) => void,
      loseInVain: (shard: number) => void,
    ) => void;
  } = {},
) {
  const faulty = mutant === undefined ? {} : { mutant };
  const distance = latencyMs === undefined ? {} : { latencyMs };
  await using target = await embeddedTarget({
    profile: profile("v1"),
    seed: 1,
    ...faulty,
    ...distance,
  }).open();
  const { shards, lose, loseInVain } = shardsOn(target, count, { ...WORKLOAD, ...workload });
  let seconds = 0;
  return target.perform(() =>
    conduct({
      shards,
      clock: target.clock,
      signal: new AbortController().signal,
      onPhase: () => undefined,
      onSetUp: () => undefined,
      onRecorded,
      onStretch: () => onSecond?.((seconds += 1), lose, loseInVain),
    }),
  );
}
