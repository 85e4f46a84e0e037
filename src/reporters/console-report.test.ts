import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { consoleReport } from "./console-report.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { hostileReport } from "./hostile-report.fixture.ts";
import { REPORT_FORMATS } from "./report-formats.ts";
import { reportSchema } from "./report-schema.ts";
import { sampleExhibits } from "./sample-exhibits.ts";
import { sampleReport } from "./sample-report.ts";

const closing = (text: string) => text.trimEnd().split("\n").at(-1);

describe("consoleReport", () => {
  it("reads like this", () => {
    expect(consoleReport(sampleReport, { historyFile: "run.ndjson" })).toMatchInlineSnapshot(`
      "rollcall 0.1.0: does the server keep the Matrix presence specification?

        target   http://127.0.0.1:8008, server Sample 1.2
        profile  v1, depth smoke, seed 1, model 0123456789ab
        started  2026-01-02T03:04:05.000Z, took 1 min 23 s
        warning  The server advertises v1.19, the run was asked to judge v1.

      Learned of this server
        - Presence is switched on.

        requirements    pass   warn   fail   observed   inconclusive   skipped
        STATE              1      .      .          .              .         .
        LAA                .      .      1          .              .         .
        PROF               .      1      .          .              .         .
        GET                .      .      .          1              .         .
        IDLE               .      .      .          .              1         .
        FED                .      .      .          .              .         1
        all                1      1      1          1              1         1

      FAIL PRES-LAA-002 Sending a message or event counts as pro-active and sets the last active time.
           must; [S:mod] L27; 4 checks
         - Sending a message did not move the last active time.
           allowed   last_active_ago of at most 1500 ms
           observed  last_active_ago 61000
           when      1 min 1 s into the run, scenario presence-pairs-0001
           requests  #12, #15 of the history; finding finding1
           and 3 more like it, in presence-pairs-0001
           rollcall explain PRES-LAA-002

      WARN PRES-PROF-001 What PRES-PROF-001 demands of a server.
           should; [S:mod] L27; 4 checks
         - A changed display name was not told to those who share a room.
           allowed   last_active_ago of at most 1500 ms
           observed  last_active_ago 61000
           when      1 min 1 s into the run, scenario presence-pairs-0001
           requests  #12, #19 of the history; finding finding5
           rollcall explain PRES-PROF-001

      INCONCLUSIVE PRES-IDLE-002 What PRES-IDLE-002 demands of a server.
           because   vacuous: it was planned and never decided
           because   3 × a timer of the server may have fired lawfully
           because   1 × it came, or was missed, between the usual time and the hard bound

      Observed where the specification leaves it open
        PRES-GET-010  A stranger's GET is answered with 403.

      Skipped
          1  needs federation: PRES-FED-001

      Coverage, measured on this run
        presence      states 12/12, transitions 54/54, pairs 480/486
        requirements  4 of 5 planned ones decided, 16 checks
        1 of 2 scenarios left out by --budget 90s, the least worth; 1 requirement only they decide
        time: 620 requests, half within 1.2 ms, 99 % within 20 ms; 212 deliveries, half within 3 ms, 99 % within 41 ms
        waited 9 s for answers, else 1 min 11 s for timers, 2.4 s for streams; 1 s of its own

        rollcall explain PRES-LAA-002    what the specification asks for
        rollcall judge run.ndjson    the same verdicts again, without the server

      FAIL 6 requirements: 1 pass, 1 warn, 1 fail, 1 observed, 1 inconclusive, 1 skipped.
      "
    `);
  });

  it("is a pure function, plain unless asked for colours", () => {
    expect(consoleReport(sampleReport)).toBe(consoleReport(sampleReport));
    expect(consoleReport(sampleReport)).not.toContain("\u001b");
    const coloured = consoleReport(sampleReport, { colour: true });
    expect(stripVTControlCharacters(coloured)).toBe(consoleReport(sampleReport));
  });

  it("ends with one line that says how it ended", () => {
    const passed: Report = {
      ...sampleReport,
      requirements: sampleReport.requirements.slice(0, 1),
      summary: { ...sampleReport.summary, fail: 0, warn: 0, inconclusive: 0, observed: 0, skipped: 0 },
    };
    expect(closing(consoleReport(passed))).toBe("PASS 1 requirement: 1 pass, 0 warn, 0 fail.");
    expect(closing(consoleReport({ ...passed, complete: false }))).toMatch(
      /^BROKEN .*did not come to its end/u,
    );
    expect(closing(consoleReport(sampleReport))).toMatch(/^FAIL /u);
  });

  it("tells what was listed beforehand with its reason, and what is listed wrongly with what to do", () => {
    const text = consoleReport(listedReport);
    expect(text).toContain(
      `KNOWN fail PRES-LAA-002 Sending a message or event counts as pro-active and sets the last active time.
     because   Known for years.
     link      https://example.org/1
     until     2027-01-31

LISTED PRES-GET-010: unexpectedly passed
     listed    fail in v1: Strangers are told.
     because   It passes now: take it out.
`,
    );
    expect(text).not.toContain("FAIL PRES-LAA-002");
    expect(closing(text)).toMatch(/^FAIL .* 1 warn, 1 fail \(1 known\), .* 1 expectation did not hold\.$/u);
    expect(reportSchema.parse(listedReport)).toEqual(listedReport);
  });

  it("folds what could not be known for the same reason", () => {
    const [first] = sampleReport.requirements;
    const vacuous = (["PRES-PUT-013", "PRES-VIS-003"] as const).map((id) => {
      return { ...first!, id, verdict: "inconclusive", reason: "vacuous", statement: `Of ${id}.` } as const;
    });
    expect(consoleReport({ ...sampleReport, requirements: [first!, ...vacuous] })).toContain(
      [
        "INCONCLUSIVE 2 requirements: vacuous",
        "     PRES-PUT-013 Of PRES-PUT-013.",
        "     PRES-VIS-003 Of PRES-VIS-003.",
      ].join("\n"),
    );
  });

  it("names errors with what to do next", () => {
    const errors = [
      { code: "target-gone", message: "The server stopped answering.", hint: "Look at its log." },
    ];
    const text = consoleReport({ ...sampleReport, complete: false, errors });
    expect(text).toContain("ERROR target-gone: The server stopped answering.\n  hint: Look at its log.");
  });

  it("lets no server text command a terminal or a CI", () => {
    const hostile = "\n::error::\u001b[2J\u202e";
    const text = consoleReport(hostileReport(hostile));
    expect(text).not.toMatch(/^\s*(::|##)/mu);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("\u202e");
  });
});

describe("REPORT_FORMATS", () => {
  const exhibits = () => sampleExhibits;

  it("are all pure functions of the report", async () => {
    for (const reporter of Object.values(REPORT_FORMATS)) {
      const before = structuredClone(sampleReport);
      expect(await reporter(sampleReport, exhibits)).toBe(await reporter(sampleReport, exhibits));
      expect(sampleReport).toEqual(before);
    }
  });
});
