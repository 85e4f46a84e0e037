import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redactor } from "../../history/redaction.ts";
import type { Clock, Ms } from "../../time/clock.ts";
import { within } from "../../time/within.ts";
import { declaredTarget } from "../declared/declared-target.ts";
import { type FileContent, fileText } from "../declared/file-text.ts";
import type { Invocation, ProcessPlan } from "../declared/process-plan.ts";
import type { TargetFile } from "../declared/target-file.ts";
import { TargetError } from "../target-error.ts";
import type { OpenTarget, Target } from "../target.ts";
import { OPEN_REGISTRATION, type UsersByHomeserver } from "../users.ts";
import { fillIn, fillInAddress, fillInAll, type Places } from "./fill-in.ts";
import { freePort } from "./free-port.ts";
import { lastWords } from "./last-words.ts";
import type { OutputTail } from "./output-tail.ts";
import { type Running, startProcess } from "./start-process.ts";
import { untilReady } from "./until-ready.ts";

/** What surrounds a process that is started. */
export interface ProcessSurroundings {
  /** Keeps what the server and its preparation write. */
  readonly output: OutputTail;
  /** What they inherit. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly redactor: Redactor;
  readonly clock: Clock;
}

/** A command of the preparation takes no longer. */
const PREPARE_MS: Ms = 60_000;
/** Where a server that is started here is reached. */
const LOOPBACK = "127.0.0.1";

/**
 * A server that is started for the run and stopped after it, on a free port and with files of its own.
 *
 * @param started what its file says; base URLs may hold placeholders
 * @param users as declared, their secrets read
 * @throws TargetError when a base URL is none of a server
 */
export function processTarget(
  started: StartedFile,
  surroundings: ProcessSurroundings,
  users: UsersByHomeserver = [OPEN_REGISTRATION],
): Target {
  const { process: plan, name = `process:${started.file}` } = started;
  const { clock } = surroundings;
  const reachedAt = (places: Places) =>
    declaredTarget({ ...fillInAddress(started, places), name }, { users, clock });
  // Nothing may be started when the server could not be reached afterwards.
  reachedAt({ host: LOOPBACK, port: 1, dir: "/", here: plan.here });
  return {
    name,
    kind: "url",
    open: async (signal) => {
      const port = await freePort();
      const places = {
        host: LOOPBACK,
        port,
        dir: await mkdtemp(join(tmpdir(), "rollcall-")),
        here: plan.here,
      };
      const stage = createStage(plan, surroundings, places);
      try {
        const { homeservers } = fillInAddress(started, places);
        const { ended } = await stage.start(`${homeservers[0].baseUrls[0]}${plan.ready.path}`, signal);
        const open = await reachedAt(places).open();
        return { ...open, ended, [Symbol.asyncDispose]: () => closeBoth(open, stage) };
      } catch (error) {
        await stage.clear();
        throw error;
      }
    },
  };
}

/** A target file that says how to start the server. */
export type StartedFile = TargetFile & { readonly process: ProcessPlan };

async function closeBoth(open: OpenTarget, stage: Stage): Promise<void> {
  await open[Symbol.asyncDispose]();
  await stage.clear();
}

interface Stage {
  /**
   * @returns how the server ends, if that is before it is stopped
   * @throws TargetError when the server does not answer at `readyUrl` in time
   */
  start(readyUrl: string, signal: AbortSignal | undefined): Promise<{ readonly ended: Promise<string> }>;
  /** Stops what runs, and removes the files. */
  clear(): Promise<void>;
}

function createStage(
  plan: ProcessPlan,
  { output, env, redactor, clock }: ProcessSurroundings,
  places: Places,
): Stage {
  const running: Running[] = [];
  let isOver = false;
  const fill = (text: string) => fillIn(text, places);
  const place = {
    cwd: plan.cwd === undefined ? places.dir : fill(plan.cwd),
    env: { ...env, ...fillEach(plan.env, fill) },
    output,
  };
  const launch = ({ command, args }: Invocation) => {
    const process = startProcess({ command: fill(command), args: args.map(fill) }, place);
    running.push(process);
    return process;
  };
  const failed = (what: string, found: string) =>
    new TargetError(
      "process-failed",
      `Cannot ${what}, found: ${found}. ${lastWords(output, redactor)}`,
      HINT,
    );
  const prepare = async (step: Invocation, signal: AbortSignal | undefined) => {
    const ended = await within(launch(step).ended, { timeoutMs: PREPARE_MS, clock, signal });
    if (ended?.succeeded === true) return;
    const found = ended?.how ?? `it did not end within ${PREPARE_MS} ms`;
    throw failed(`prepare the server: wanted success of ${step.command}`, found);
  };
  const untimelyEnd = async (server: Running): Promise<string> => {
    const { how } = await server.ended;
    return isOver ? new Promise(() => undefined) : `${how}. ${lastWords(output, redactor)}`;
  };
  return {
    start: async (readyUrl, signal) => {
      await writeFiles(plan.files, places);
      for (const step of plan.prepare) await prepare(step, signal);
      const server = launch(plan);
      const { timeoutMs } = plan.ready;
      const trouble = await untilReady(server, { url: readyUrl, timeoutMs, clock, signal });
      if (trouble !== undefined) throw failed(`start the server: wanted ${plan.command} to answer`, trouble);
      return { ended: untimelyEnd(server) };
    },
    clear: async () => {
      isOver = true;
      await Promise.all(running.map((process) => process.stop({ ...plan.stop, clock })));
      await rm(places.dir, { recursive: true, force: true });
    },
  };
}

const HINT =
  "Is the program installed and in PATH, or does the target file name it right? --server-log <file> keeps all that it wrote.";

function fillEach(texts: Readonly<Record<string, string>>, fill: (text: string) => string) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
}

async function writeFiles(files: Readonly<Record<string, FileContent>>, places: Places): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(places.dir, name), fileText(fillInAll(content, places)), { mode: 0o600 });
  }
}
