import { createRedactor } from "../history/redaction.ts";
import { guardLines } from "../reporters/guard-lines.ts";
import { visibleText } from "../reporters/visible-text.ts";
import type { ContainerSurroundings } from "../targets/container/container-target.ts";
import { createOutputTail } from "../targets/process/output-tail.ts";
import type { ProcessSurroundings } from "../targets/process/process-target.ts";
import type { Io } from "./io.ts";

/** What a server that is started has around it, in a process or in a container. */
export type ServerSurroundings = ProcessSurroundings & ContainerSurroundings;

/** Our environment, a place for the server's words, and the engine of this machine. */
export function serverSurroundings(io: Io): ServerSurroundings {
  return {
    output: createOutputTail(),
    env: io.env,
    redactor: createRedactor(),
    clock: io.clock,
    tell: (line) => io.stderr.write(guardLines(`${visibleText(line)}\n`)),
    // Nobody else is to wait for it: it brings many modules.
    connect: async (signal) => {
      const { testcontainersEngine } = await import("../targets/container/testcontainers-engine.ts");
      return testcontainersEngine(signal);
    },
  };
}
