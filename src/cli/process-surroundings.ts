import { createRedactor } from "../history/redaction.ts";
import { createOutputTail } from "../targets/process/output-tail.ts";
import type { ProcessSurroundings } from "../targets/process/process-target.ts";
import type { Io } from "./io.ts";
import { tellError } from "./tell-error.ts";

/** What a server that is started has around it: our environment, a place for its words, and who is told when it dies. */
export function processSurroundings(io: Io): ProcessSurroundings {
  return {
    output: createOutputTail(),
    env: io.env,
    onDied: (message) => tellError(io.stderr, new ServerDied(message)),
    redactor: createRedactor(),
    clock: io.clock,
  };
}

class ServerDied extends Error {
  readonly code = "server-died";
  readonly hint = "The server log tells more: --server-log <file> keeps it.";
}
