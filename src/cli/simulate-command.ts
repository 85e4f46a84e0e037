import { type Command, Option } from "commander";
import type { DeclaredTimers } from "../history/history.ts";
import { PRESETS } from "../simulation/presets.ts";
import { readWorkload, workloadContent } from "../simulation/read-workload.ts";
import type { Threshold } from "../simulation/report/threshold.ts";
import { SIMULATION_FORMATS } from "../simulation/report/simulation-formats.ts";
import { parseThreshold } from "../simulation/report/thresholds.ts";
import { ACTS, type Mix } from "../simulation/users/acts.ts";
import type { WorkloadContent } from "../simulation/workload-schema.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import { type ProfileChoice, parseProfile } from "./choose-profile.ts";
import type { Commands, Finish } from "./commands.ts";
import { declaredUsers } from "./declared-users.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseEngine } from "./parse-engine.ts";
import { parseNumber } from "./parse-number.ts";
import { parseReportOption } from "./parse-report-option.ts";
import { parseTarget } from "./parse-target.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";
import { readText } from "./read-text.ts";
import type { SimulateOptions } from "./simulate-options.ts";
import { UsageError } from "./usage-error.ts";

const MOST_USERS = 1_000_000;

interface SimulateFlags extends WorkloadFlags {
  readonly workers: number;
  readonly engine?: string;
  readonly workload?: string;
  readonly preset?: string;
  readonly mutant?: string;
  readonly profile?: ProfileChoice;
  readonly seed: number;
  readonly timers?: DeclaredTimers;
  readonly accounts?: UsersChoice;
  readonly wait: Ms;
  readonly failOn: readonly Threshold[];
  readonly report: SimulateOptions["reports"];
  readonly history?: string;
  readonly prometheus?: string;
  readonly serverLog?: string;
  readonly color: boolean;
}

interface WorkloadFlags {
  readonly users?: number;
  readonly rooms?: string;
  readonly roomsEach?: number;
  readonly secondDevices?: number;
  readonly connected?: number;
  readonly rate?: string;
  readonly spacing?: "even" | "poisson";
  readonly mix?: Mix;
  readonly idle?: string;
  readonly duration?: string;
}

const PRESETS_HELP = `
Presets (--preset), each with as many --users as you like:
${Object.entries(PRESETS)
  .map(([name, { about }]) => `  ${name.padEnd(16)} ${about}`)
  .join("\n")}

Acts (--mix): ${ACTS.join(", ")}. Whoever is not connected comes back first.

Fails on (--fail-on, repeatable): 'delivery.p99>2s', 'delivery.status.p50>100ms', 'request.max>5s', 'lost>0', …`;

/** Adds `rollcall simulate [target]`. */
export function addSimulateCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("simulate")
    .description(
      "Simulate many users, and see whether everybody is shown what they have to be, and how late.",
    )
    .argument("[target]", "as for run; embedded is in memory and in virtual time", "embedded")
    .addOption(
      new Option("--users <n>", "how many").argParser((text) =>
        parseNumber("--users", text, { from: 2, to: MOST_USERS, whole: true }),
      ),
    )
    .option(
      "--rooms <sizes>",
      "fixed:<size>, zipf:<exponent>,<least>..<most>, or a JSON file with the members of each",
    )
    .addOption(
      new Option("--rooms-each <n>", "in how many rooms each user is").argParser((text) =>
        parseNumber("--rooms-each", text, { from: 1, to: 100, whole: true }),
      ),
    )
    .addOption(share("second-devices", "the share of users with a second device"))
    .addOption(share("connected", "the share of users who are there from the beginning"))
    .option(
      "--rate <acts>",
      "acts a second: 400, ramp:10..400,30s, spike:50..1000,10s+2s/30s, diurnal:5..200,10m",
    )
    .addOption(new Option("--spacing <how>", "how acts are spread in time").choices(["even", "poisson"]))
    .addOption(
      new Option(
        "--mix <weights>",
        "how often each act is drawn, for example status=1,level=1,message=4",
      ).argParser(parseMix),
    )
    .option(
      "--idle <times>",
      "after how long without activity clients say unavailable, for example 60s..300s",
    )
    .option("--duration <duration>", "how long the load lasts")
    .addOption(
      new Option("--preset <name>", "one of the usual questions, see below").choices(Object.keys(PRESETS)),
    )
    .option(
      "--workload <file>",
      "all of the above in a JSON file (schemas/workload.schema.json); options win over it",
    )
    .addOption(
      new Option(
        "--workers <n>",
        "processes that share the users; on this machine, unless there is an engine",
      )
        .default(1)
        .argParser((text) => parseNumber("--workers", text, { from: 1, to: 1_000, whole: true })),
    )
    .option(
      "--engine <url>",
      "redis://…: the processes are those of rollcall worker, on any number of machines",
      parseEngine,
    )
    .option(
      "--mutant <name>",
      "with embedded: the reference server with a fault, for example drops-one-delivery",
    )
    .addOption(
      new Option("--profile <id>", "version of the specification, or auto: by the server's /versions")
        .default(undefined, "auto for a URL, else v1")
        .argParser(parseProfile),
    )
    .addOption(
      new Option("--seed <n>", "everything follows from it")
        .default(1)
        .argParser((text) => parseNumber("--seed", text, { from: 0, to: 2 ** 31 - 1, whole: true })),
    )
    .addOption(
      new Option("--timers <list>", "when your server's timers fire, as for run").argParser((text) =>
        asUsage(() => declaredTimers(text)),
      ),
    )
    .addOption(
      new Option("--accounts <mode>", "how your server gives users, as --users for run")
        .default(undefined, "open")
        .argParser((text) => parseUsers(text)),
    )
    .addOption(
      new Option("--wait <duration>", "for a server that is not ready yet")
        .default(0, "0s")
        .argParser((text) => parseDuration("--wait", text)),
    )
    .addOption(
      new Option("--fail-on <threshold>", "fail when it holds (repeatable)")
        .default([], "none")
        .argParser((text, before: readonly Threshold[]) => [...before, asUsage(() => parseThreshold(text))]),
    )
    .addOption(
      new Option(
        "--report <format=file>",
        `write a report too; formats: ${Object.keys(SIMULATION_FORMATS).join(", ")} (repeatable)`,
      )
        .default([], "none")
        .argParser((text, before: SimulateOptions["reports"]) => [
          ...before,
          parseReportOption(text, SIMULATION_FORMATS),
        ]),
    )
    .option("--history <file>", "record each violation as a scenario that rollcall judge reads")
    .option("--prometheus <file>", "write the figures in Prometheus's text format, too")
    .option("--server-log <file>", "keep what a server that is started here writes")
    .option("--no-color", "plain text, also on a terminal")
    .addHelpText("after", PRESETS_HELP)
    .action(async (target: string, flags: SimulateFlags) => {
      finish(await commands.simulate(simulateOptions(target, flags)));
    });
}

function share(name: string, what: string): Option {
  return new Option(`--${name} <share>`, what).argParser((text) =>
    parseNumber(`--${name}`, text, { from: 0, to: 1, whole: false }),
  );
}

function simulateOptions(text: string, flags: SimulateFlags): SimulateOptions {
  const target = parseTarget(targetText(text, flags.mutant));
  const declared = "declared" in target ? target.declared : undefined;
  const content = contentOf(flags);
  return {
    target,
    content,
    workload: asUsage(() => readWorkload(content)),
    profile:
      flags.profile ??
      declared?.profile ??
      (target.kind === "url" ? "auto" : declared === undefined ? "v1" : "auto"),
    seed: flags.seed,
    timers: { ...declared?.timers, ...flags.timers },
    users: flags.accounts === undefined ? declaredUsers(declared) : [flags.accounts],
    thresholds: flags.failOn,
    reports: flags.report,
    waitMs: flags.wait,
    workers: flags.workers,
    ...(flags.engine === undefined ? {} : { engine: flags.engine }),
    colour: flags.color,
    ...(flags.history === undefined ? {} : { historyFile: flags.history }),
    ...(flags.prometheus === undefined ? {} : { prometheusFile: flags.prometheus }),
    ...(flags.serverLog === undefined ? {} : { serverLogFile: flags.serverLog }),
  };
}

function targetText(text: string, mutant: string | undefined): string {
  if (mutant === undefined) return text;
  if (text === "embedded") return `mutant:${mutant}`;
  throw new UsageError(
    `Cannot use --mutant: wanted the embedded server, found ${text}.`,
    "Leave the target out, or leave --mutant out.",
  );
}

/** A preset or a file, and what the options say instead. */
function contentOf(flags: SimulateFlags): WorkloadContent {
  const { users, workload: file, preset } = flags;
  if (file !== undefined && preset !== undefined)
    throw new UsageError(
      "Cannot use --preset: wanted one source of the workload, found --workload, too.",
      "Leave one of them out.",
    );
  const read = file === undefined ? {} : asUsage(() => workloadContent(file, readJson(file)));
  const chosen = preset === undefined ? read : (PRESETS[preset]?.workload(users ?? USUAL_USERS) ?? {});
  const rooms = flags.rooms?.endsWith(".json") === true ? roomsIn(flags.rooms) : flags.rooms;
  const { roomsEach, secondDevices, connected, rate, spacing, mix, idle, duration } = flags;
  const given = { users, rooms, roomsEach, secondDevices, connected, rate, spacing, mix, idle, duration };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(preset === undefined ? {} : { users: USUAL_USERS }), ...chosen, ...Object.fromEntries(said) };
}

/** Of a preset, unless the user says how many. */
const USUAL_USERS = 200;

function roomsIn(file: string): readonly (readonly number[])[] {
  const { rooms } = asUsage(() => workloadContent(file, { rooms: readJson(file) }));
  return Array.isArray(rooms) ? rooms : [];
}

function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: wanted JSON, found something else.`, "Look at the file.", {
      cause,
    });
  }
}

function parseMix(text: string): Mix {
  const mix: Partial<Record<(typeof ACTS)[number], number>> = {};
  for (const part of text.split(",")) {
    const [name, weight = "", ...more] = part.split("=");
    const act = ACTS.find((one) => one === name?.trim());
    if (act === undefined || more.length > 0)
      throw new UsageError(
        `Cannot use --mix: wanted <act>=<weight> with one of ${ACTS.join(", ")}, found ${JSON.stringify(part)}.`,
        "For example --mix status=1,level=1,message=4.",
      );
    mix[act] = parseNumber(`--mix ${act}`, weight, { from: 0, to: 1_000_000, whole: false });
  }
  return mix;
}
