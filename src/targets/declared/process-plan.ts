import { resolve } from "node:path";
import type { Ms } from "../../time/clock.ts";
import { durationOf } from "./duration-of.ts";
import type { FileContent } from "./file-text.ts";
import { type Readiness, readiness } from "./readiness.ts";
import type { TargetFileContent } from "./target-file-schema.ts";

/** A program with its arguments; never a line for a shell. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
}

/** How a server is started, waited for and stopped. Texts may hold placeholders (`fillIn`). */
export interface ProcessPlan extends Invocation {
  /** Run to their ends first, one after the other. */
  readonly prepare: readonly Invocation[];
  /** The target file's own directory. */
  readonly here: string;
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is written into `{dir}` before anything is started, by file name. */
  readonly files: Readonly<Record<string, FileContent>>;
  readonly ready: Readiness;
  readonly stop: { readonly signal: "SIGTERM" | "SIGINT"; readonly timeoutMs: Ms };
}

type ProcessContent = NonNullable<TargetFileContent["process"]>;

const STOP_MS: Ms = 10_000;

/**
 * The plan that a target file has for a process.
 *
 * @param base the file's directory: relative paths start there
 */
export function processPlan(
  { command, args, prepare, cwd, env, files, ready, stop }: ProcessContent,
  base: string,
): ProcessPlan {
  return {
    ...invocationOf({ command, args }, base),
    prepare: (prepare ?? []).map((step) => invocationOf(step, base)),
    here: base,
    ...(cwd === undefined ? {} : { cwd: cwd.startsWith("{") ? cwd : resolve(base, cwd) }),
    env: env ?? {},
    files: files ?? {},
    ready: readiness(ready),
    stop: { signal: stop?.signal ?? "SIGTERM", timeoutMs: durationOf(stop?.timeout, STOP_MS) },
  };
}

/** A command with a slash is a path, relative to the file; any other is looked for in PATH. */
function invocationOf(
  { command, args = [] }: { readonly command: string; readonly args?: readonly string[] | undefined },
  base: string,
) {
  const isPath = command.includes("/") && !command.startsWith("{");
  return { command: isPath ? resolve(base, command) : command, args };
}
