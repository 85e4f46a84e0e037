import { randomBytes } from "node:crypto";
import { isatty } from "node:tty";
import { wallClock } from "../time/wall-clock.ts";
import { BROKEN } from "./exit-code.ts";
import type { Io, Output } from "./io.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The surroundings of a real process. */
export function processIo(): Io {
  return {
    stdout: outputTo(process.stdout, 1),
    stderr: outputTo(process.stderr, 2),
    env: process.env,
    clock: wallClock,
    now: () => wallClock.now(),
    date: () => new Date().toISOString(),
    wallClockMs: () => Date.now(),
    openFilesLimit,
    hasThreads: true,
    uniqueName: () => randomBytes(4).toString("hex"),
    onInterrupt,
    onExit: (listener) => {
      process.on("exit", listener);
      return () => void process.off("exit", listener);
    },
  };
}

function openFilesLimit(): number | undefined {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown; readonly hard?: unknown } };
  };
  // Node has raised the soft limit to the hard one.
  const { soft, hard } = userLimits?.open_files ?? {};
  const limits = [soft, hard].map(Number).filter((limit) => limit > 0);
  return limits.length === 0 ? undefined : Math.max(...limits);
}

function outputTo(stream: NodeJS.WriteStream, descriptor: number): Output {
  stream.on("error", (error: NodeJS.ErrnoException) => unprinted(error, descriptor));
  return {
    write: (text) => {
      stream.write(text);
    },
    get isTerminal() {
      return isatty(descriptor);
    },
    get columns() {
      return stream.columns ?? 80;
    },
  };
}

/**
 * A reader that went away (`| head`) is no reason to crash, nor to end otherwise: what it did not read it did not want. A
 * full disk is: what was asked for is not there.
 */
function unprinted({ code, message }: NodeJS.ErrnoException, descriptor: number): void {
  if (code === "EPIPE" || descriptor === 2) return;
  process.stderr.write(`error: Cannot print: wanted to write to standard output, found ${message}.\n`);
  process.once("exit", () => {
    process.exitCode = BROKEN;
  });
}

/** The first signal asks, the second one ends the process at once. */
function onInterrupt(listener: () => void): () => void {
  let asked = false;
  const handle = () => {
    if (asked) process.exit(BROKEN);
    asked = true;
    listener();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
}
