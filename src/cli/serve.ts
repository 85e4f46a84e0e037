import { visibleText } from "../reporters/visible-text.ts";
import type { Fault } from "../server/load-mutants/fault.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { serveHttp } from "../server/serve-http.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { wallClock } from "../time/wall-clock.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import { findMutant } from "./find-mutant.ts";
import type { Io } from "./io.ts";

/** One profile for each generation of path prefixes: a client of any age finds its own. */
const ALL_BY_PREFIX: readonly ProfileId[] = ["seed", "r0.6", "v1"];

const LOOPBACK = "127.0.0.1";

/** What `rollcall serve` was asked for. */
export interface ServeOptions {
  readonly port: number;
  /** Absent: one for each path prefix. */
  readonly profile?: ProfileId;
  /** The fault to serve with; absent: none. */
  readonly mutant?: string;
}

/** Serves the reference server in real time until it is interrupted. */
export async function serve(options: ServeOptions, io: Io): Promise<ExitCode> {
  const profiles = (options.profile === undefined ? ALL_BY_PREFIX : [options.profile]).map(profile);
  const mutant = options.mutant === undefined ? undefined : findMutant(options.mutant);
  const server = createReferenceServer({
    clock: wallClock,
    profiles,
    mutant,
    onFault: (fault) => io.stdout.write(faultLine(fault)),
  });
  try {
    const service = await serveHttp(server, { port: options.port, host: LOOPBACK }).catch(
      (cause: unknown) => {
        throw cannotListen(options.port, cause);
      },
    );
    const interrupted = new Promise<void>((resolve) => {
      io.onInterrupt(resolve);
    });
    io.stdout.write(
      [
        `The reference server listens on ${service.url}${mutant === undefined ? "" : ` with the fault ${mutant.name}`}`,
        ...profiles.map(({ id, covers, binding }) => `  ${binding.prefix}  profile ${id}: ${covers}`),
        `Try: rollcall run ${service.url} --profile ${profiles.at(-1)?.id ?? "v1"} --depth smoke`,
        "Ctrl-C stops it.",
        "",
      ].join("\n"),
    );
    await interrupted;
    await service.close();
    return DONE;
  } finally {
    server.close();
  }
}

/** What a fault of few deliveries has come to: whoever looks for it can be held against it. */
function faultLine({ observer, subject, message, state }: Fault): string {
  const [who, whom, what] = [observer, subject, message].map((text) => visibleText(text));
  return `Fault: ${who}, of ${whom}, "${what}": ${state}\n`;
}

function cannotListen(port: number, cause: unknown): Error {
  const found = (cause as NodeJS.ErrnoException).code === "EADDRINUSE" ? "one that is in use" : String(cause);
  const message = `Cannot listen on ${LOOPBACK}:${port}: wanted a free port, found ${found}.`;
  return Object.assign(new Error(message, { cause }), {
    code: "port-in-use",
    hint: "Choose another with --port, or any free one with --port 0.",
  });
}
