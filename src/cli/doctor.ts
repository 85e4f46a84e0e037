import { diagnoseCrossing } from "../doctor/diagnose-crossing.ts";
import { diagnose } from "../doctor/diagnose.ts";
import { type Diagnosis, doctorJson } from "../doctor/doctor-json.ts";
import { doctorText, type Section } from "../doctor/doctor-text.ts";
import { examineFederation, nameOf } from "../doctor/examine-federation.ts";
import { examine } from "../doctor/examine.ts";
import type { ExamineOptions } from "../doctor/practise.ts";
import { createHalt, type Halt } from "../runner/halt.ts";
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
    const examining = {
      target,
      profile,
      waitMs,
      timersMs: measureMs,
      runId: io.uniqueName(),
      userAgent: `${tool.name}/${tool.version}`,
      wallClockMs: () => io.wallClockMs(),
      redactor: surroundings.redactor,
      signal: halt.signal,
    };
    const diagnosis = await diagnosisOf(examining, halt);
    const colour = wantsColour(io.stdout, io.env, options.colour);
    io.stdout.write(doctorText(sectionsOf(diagnosis), { colour }));
    if (jsonFile !== undefined) await writeFileWhole(jsonFile, doctorJson(diagnosis));
    const findings = [...diagnosis.homeservers, ...diagnosis.federation].flatMap((one) => one.findings);
    return findings.some(({ verdict }) => verdict === "mend") ? FAULTY : DONE;
  } finally {
    release();
  }
}

/** Each homeserver by itself, and then what is between them. */
async function diagnosisOf(options: ExamineOptions, halt: Halt): Promise<Diagnosis> {
  const { homeservers } = options.target;
  const diagnosed: Diagnosis["homeservers"][number][] = [];
  for (const homeserver of homeservers) {
    const name = homeservers.length === 1 ? options.target.name : nameOf(homeserver);
    const examined = await examine({
      ...options,
      target: { ...options.target, name, homeservers: [homeserver] },
    });
    if (halt.error !== undefined) throw new RunBroke(halt.error);
    if (examined.kind === "unreached") throw new RunBroke(examined.error);
    const { examination } = examined;
    diagnosed.push({ ...examination, findings: diagnose(examination) });
  }
  const crossings = await examineFederation(options);
  if (halt.error !== undefined) throw new RunBroke(halt.error);
  return {
    homeservers: diagnosed,
    federation: crossings.map((crossing) => ({ ...crossing, findings: [diagnoseCrossing(crossing)] })),
  };
}

function sectionsOf({ homeservers, federation }: Diagnosis): readonly Section[] {
  const alone = homeservers.map(
    ({ target, findings }) => ({ label: "target", name: target.name, findings }) as const,
  );
  if (federation.length === 0) return alone;
  const name = homeservers.map(({ target }) => target.name).join(" and ");
  return [...alone, { label: "between", name, findings: federation.flatMap(({ findings }) => findings) }];
}
