import type { DeclaredTimers } from "../history/history.ts";
import type { ClockOffset } from "../simulation/shards/clock-offset.ts";
import type { Settled } from "../simulation/shards/together.ts";
import type { Shard } from "../simulation/shards/shard.ts";
import type { WorkloadContent } from "../simulation/workload-schema.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { TargetChoice } from "./parse-target.ts";
import type { UsersByHomeserverChoice } from "./parse-users.ts";

/** Everything that another process needs to simulate a part of the users: plain data. */
export interface ShardPlan {
  readonly target: Extract<TargetChoice, { readonly kind: "url" | "file" }>;
  readonly profile: ProfileId;
  readonly seed: number;
  readonly timers: DeclaredTimers;
  /** Secrets are read where they are used. */
  readonly users: UsersByHomeserverChoice;
  readonly content: WorkloadContent;
  readonly waitMs: Ms;
  readonly runId: string;
  readonly shard: Shard;
  /** When the run began, in ms since 1970: by the clock that all processes share. */
  readonly beganAtMs: Ms;
  /** How the wall clock of this machine stands to that one. */
  readonly clock: ClockOffset;
  /** Whether violations are recorded. */
  readonly records: boolean;
  /** What the users' passwords are made of, so that another process can log them in. */
  readonly passwordSeed: string;
  /** What is there already, when this part is begun again. */
  readonly known?: Settled;
}
