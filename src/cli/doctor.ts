import { diagnose } from "../doctor/diagnose.ts";
import { doctorJson } from "../doctor/doctor-json.ts";
import { doctorText } from "../doctor/doctor-text.ts";
import { examine } from "../doctor/examine.ts";
import { createHalt } from "../runner/halt.ts";
import { watchUser } from "../runner/watch-user.ts";
import type { Ms } from "../time/clock.ts";
import { askVersions } from "./ask-versions.ts";
import { chooseProfile } from "./choose-profile.ts";
import { chooseTarget, type TargetWish } from "./choose-target.ts";
import { DONE, type ExitCode, FAULTY } from "./exit-code.ts";
import { type Io, wantsColour } from "./io.ts";
import { checkOutputFiles } from "./output-files.ts";
import { type ServerSurroundings, serverSurroundings } from "./server-surroundings.ts";
import { RunBroke } from "./run-broke.ts";
import { tool } from "./tool.ts";
import { writeFileWhole } from "./write-file-whole.ts";
import { writeServerLog } from "./write-server-log.ts";

/** What `rollcall doctor` was asked for. */
export interface DoctorOptions extends TargetWish {
  /** How long to wait for a server that is not ready yet. */
  readonly waitMs: Ms;
  /** How long to wait for each of the server's timers; 0: not at all. */
  readonly measureMs: Ms;
  readonly maxTimeMs?: Ms;
  readonly jsonFile?: string;
  readonly serverLogFile?: string;
  readonly colour: boolean;
}

/**
 * Looks whether a server is ready to be tested, and says how to mend what is not.
 *
 * @throws UsageError when an output cannot be written
 * @throws RunBroke when the server is not reached, or the examination does not come to its end
 */
export async function doctor(options: DoctorOptions, io: Io): Promise<ExitCode> {
  await checkOutputFiles([options.jsonFile, options.serverLogFile].filter((file) => file !== undefined));
  const stop = new AbortController();
  const unlisten = io.onInterrupt(() => stop.abort());
  const surroundings = serverSurroundings(io);
  try {
    return await examineTarget(options, { io, surroundings, signal: stop.signal });
  } finally {
    await writeServerLog(options.serverLogFile, surroundings, io.stderr);
    unlisten();
  }
}

interface DoctorSurroundings {
  readonly io: Io;
  readonly surroundings: ServerSurroundings;
  readonly signal: AbortSignal;
}

async function examineTarget(
  options: DoctorOptions,
  { io, surroundings, signal }: DoctorSurroundings,
): Promise<ExitCode> {
  const { waitMs, measureMs, maxTimeMs, jsonFile } = options;
  const chosen = chooseTarget(options, surroundings);
  await using target = await chosen.target.open(signal);
  const halt = createHalt();
  const watched = { signal, target, userClock: io.clock, ...(maxTimeMs === undefined ? {} : { maxTimeMs }) };
  const release = watchUser(watched, halt);
  try {
    const profile = await chooseProfile(chosen.profile, () =>
      askVersions(target, { waitMs, signal: halt.signal, userClock: io.clock }),
    );
    const examined = await examine({
      target,
      profile,
      waitMs,
      timersMs: measureMs,
      runId: io.uniqueName(),
      userAgent: `${tool.name}/${tool.version}`,
      wallClockMs: () => Date.parse(io.date()),
      redactor: surroundings.redactor,
      signal: halt.signal,
    });
    if (halt.error !== undefined) throw new RunBroke(halt.error);
    if (examined.kind === "unreached") throw new RunBroke(examined.error);
    const { examination } = examined;
    const findings = diagnose(examination);
    io.stdout.write(
      doctorText(examination, findings, { colour: wantsColour(io.stdout, io.env, options.colour) }),
    );
    if (jsonFile !== undefined) await writeFileWhole(jsonFile, doctorJson(examination, findings));
    return findings.some(({ verdict }) => verdict === "mend") ? FAULTY : DONE;
  } finally {
    release();
  }
}
