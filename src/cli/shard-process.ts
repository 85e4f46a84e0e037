import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromShard } from "../simulation/shards/messages.ts";
import type { Ms } from "../time/clock.ts";
import type { ShardPlan } from "./shard-plan.ts";
import type { StartedShard } from "./started-shard.ts";
import { SEMI_SPACE_MB } from "./young-generation.ts";

const MAIN = fileURLToPath(new URL("./shard-main.js", import.meta.url));
/** The process ends by itself when it has heard nothing for several times as long. */
const ALIVE_MS: Ms = 500;

/** Starts a process with a part of the users. */
export function startShardProcess(plan: ShardPlan, hear: (message: FromShard) => void): StartedShard {
  const child = fork(MAIN, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
    execArgv: [...process.execArgv, `--max-semi-space-size=${SEMI_SPACE_MB}`],
  });
  let isDone = false;
  child.on("message", (message: FromShard) => {
    if (message.kind === "done" || message.kind === "failed") isDone = true;
    hear(message);
  });
  const tell = (message: object) => {
    if (child.connected) child.send(message, () => undefined);
  };
  tell({ kind: "plan", plan });
  const alive = setInterval(() => tell({ kind: "alive" }), ALIVE_MS);
  const ended = new Promise<string | undefined>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) =>
      resolve(isDone ? undefined : `it ended by ${signal ?? `code ${code}`}`),
    );
  }).finally(() => clearInterval(alive));
  return { tell, kill: () => void child.kill("SIGKILL"), ended };
}
