import { BROKEN, DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tellError } from "./tell-error.ts";

/** Prints; what cannot be printed is told, and does not keep the reports from being written. */
export function print(io: Io, texts: () => readonly string[]): ExitCode {
  try {
    for (const text of texts()) io.stdout.write(text);
    return DONE;
  } catch (cause) {
    tellError(io.stderr, cause);
    return BROKEN;
  }
}
