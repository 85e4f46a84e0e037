import { randomBytes } from "node:crypto";
import { isatty } from "node:tty";
import { wallClock } from "../time/wall-clock.ts";
import type { Io, Output } from "./io.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** What an interrupted run ends with; the same when it is not given the time to end by itself. */
const INTERRUPTED = 3;

/** The surroundings of a real process. */
export function processIo(): Io {
  return {
    stdout: outputTo(process.stdout, 1),
    stderr: outputTo(process.stderr, 2),
    env: process.env,
    clock: wallClock,
    now: () => wallClock.now(),
    date: () => new Date().toISOString(),
    uniqueName: () => randomBytes(4).toString("hex"),
    onInterrupt,
  };
}

function outputTo(stream: NodeJS.WriteStream, descriptor: number): Output {
  // A reader that went away (`| head`) is no reason to crash; what it did not read it did not want.
  stream.on("error", () => undefined);
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

/** The first signal asks, the second one ends the process at once. */
function onInterrupt(listener: () => void): () => void {
  let asked = false;
  const handle = () => {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    listener();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
}
