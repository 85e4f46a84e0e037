import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type FakeIo, fakeIo } from "../../src/cli/fake-io.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import { readHistory } from "../../src/history/read-history.ts";
import type { Report } from "../../src/judge/report.ts";
import { reportSchema } from "../../src/reporters/report-schema.ts";
import type { Clock } from "../../src/time/clock.ts";
import type { HostileServer } from "./hostile-server.ts";

/** What a run left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly report: Report | undefined;
  /** The report's file as it stands. */
  readonly reportText: string;
  /** The history's file as it stands; empty when there is none. */
  readonly history: string;
}

export interface RunSetting {
  readonly clock: Clock;
  /** Called with the surroundings before the run begins: to interrupt it later. */
  readonly onStart?: (io: FakeIo) => void;
}

/** No two runs may have users of one name on one server. */
let runs = 0;

/** Short and without timers; needs three users, a room and their streams. */
export const SHORT = ["--depth", "smoke", "--only", "presence-tour"];

/**
 * Runs the whole program against a server, with a report and a history, and demands what holds for every run: text
 * that obeys the contract, no secret anywhere, a report of the schema's shape, a history that ends with its footer.
 */
export async function rollcall(
  server: Pick<HostileServer, "url" | "secrets">,
  args: readonly string[],
  { clock, onStart }: RunSetting,
): Promise<Outcome> {
  const place = await mkdtemp(join(tmpdir(), "rollcall-contract-"));
  const [reportFile, historyFile] = [join(place, "report.json"), join(place, "run.ndjson")];
  const io = { ...fakeIo({ clock }), uniqueName: () => `test${++runs}` };
  onStart?.(io);
  try {
    const files = ["--report", `json=${reportFile}`, "--history", historyFile];
    const code = await runCli(["run", server.url, ...files, ...args], io);
    const read = async (file: string) => (existsSync(file) ? readFile(file, "utf8") : "");
    const [reportText, history] = [await read(reportFile), await read(historyFile)];
    const report = reportText === "" ? undefined : (JSON.parse(reportText) as Report);
    const outcome: Outcome = { code, out: io.out(), err: io.err(), report, reportText, history };
    demandWhatAlwaysHolds(outcome, server.secrets);
    return outcome;
  } finally {
    await rm(place, { recursive: true });
  }
}

function demandWhatAlwaysHolds(outcome: Outcome, secrets: ReadonlySet<string>): void {
  const { out, err, report, reportText, history } = outcome;
  expect(`${out}${err}`).not.toContain("fault of rollcall itself");
  for (const text of [out, err]) demandSafeText(text);
  expect(reportText).not.toMatch(INVISIBLE);
  for (const secret of secrets)
    for (const text of [out, err, reportText, history]) expect(text.includes(secret) ? secret : "").toBe("");
  if (report !== undefined) expect(reportSchema.safeParse(report).error).toBeUndefined();
  if (history !== "") expect(readHistory(history.split("\n")).footer).toBeDefined();
  // What was sent once is recorded and reported.
  expect(history === "").toBe(report === undefined);
}

/** Control characters except the line feed, and what bends or hides text. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Without a terminal: no colour, no carriage return; nothing invisible, and no line that commands a CI. */
export function demandSafeText(text: string): void {
  expect(text).not.toMatch(INVISIBLE);
  expect(text).not.toMatch(/^\s*(::|##\[)/mu);
}
