import { createRedactor } from "../history/redaction.ts";
import { createOutputTail } from "../targets/process/output-tail.ts";
import type { ProcessSurroundings } from "../targets/process/process-target.ts";
import type { Io } from "./io.ts";

/** What a server that is started has around it: our environment, and a place for its words. */
export function processSurroundings(io: Io): ProcessSurroundings {
  return {
    output: createOutputTail(),
    env: io.env,
    redactor: createRedactor(),
    clock: io.clock,
  };
}
