import { spawn } from "node:child_process";
import process from "node:process";
import type { Clock, Ms } from "../../time/clock.ts";
import { within } from "../../time/within.ts";
import type { Invocation } from "../declared/process-plan.ts";
import type { OutputTail } from "./output-tail.ts";

/** A process that was started, with all its children. */
export interface Running {
  /** Resolves when it has ended by itself or otherwise; never rejects. */
  readonly ended: Promise<Ended>;
  /** Asks it to stop and, after the time, makes it. Nothing of it is left. */
  stop(how: Stopping): Promise<void>;
}

export interface Ended {
  readonly succeeded: boolean;
  /** In a few words. */
  readonly how: string;
}

/** How a process is stopped. */
export interface Stopping {
  readonly signal: "SIGTERM" | "SIGINT";
  readonly timeoutMs: Ms;
  readonly clock: Clock;
}

/** What a process is started in. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly output: OutputTail;
}

/** What was killed by force is gone within this time. */
const KILLED_MS: Ms = 5_000;

/**
 * Starts a program, not by way of a shell, as the leader of a group of its own: Ctrl-C does not reach it behind our back, and
 * whatever it starts ends with it. When this process ends first, however it does, the group is killed.
 */
export function startProcess({ command, args }: Invocation, { cwd, env, output }: Surroundings): Running {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  };
  const killGroup = () => signalGroup("SIGKILL");
  process.once("exit", killGroup);
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => output.add(chunk));
  const ended = new Promise<Ended>((resolve) => {
    child.once("error", ({ message }) =>
      resolve({ succeeded: false, how: `it could not be started: ${message}` }),
    );
    child.once("close", (code, signal) =>
      resolve({
        succeeded: code === 0,
        how: signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`,
      }),
    );
  });
  return {
    ended,
    stop: async ({ signal, timeoutMs, clock }) => {
      signalGroup(signal);
      await within(ended, { timeoutMs, clock });
      killGroup();
      await within(ended, { timeoutMs: KILLED_MS, clock });
      process.off("exit", killGroup);
    },
  };
}
