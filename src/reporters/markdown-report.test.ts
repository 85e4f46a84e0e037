import { describe, expect, it } from "vitest";
import type { Report } from "../judge/report.ts";
import { markdownReport } from "./markdown-report.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";

describe("markdownReport", () => {
  it("reads like this", () => {
    expect(markdownReport(sampleReport)).toMatchInlineSnapshot(`
      "## Rollcall: FAIL, profile v1, depth smoke

      6 requirements: 1 pass, 1 warn, 1 fail, 1 observed, 1 inconclusive, 1 skipped.

      \`\`\`text
      warning  The server advertises v1.19, the run was asked to judge v1.
      \`\`\`

      | verdict | requirement | demands | checks | findings |
      | --- | --- | --- | ---: | ---: |
      | fail | PRES-LAA-002 | Sending a message or event counts as pro-active and sets the last active time. | 4 | 4 |
      | warn | PRES-PROF-001 | What PRES-PROF-001 demands of a server. | 4 | 1 |
      | inconclusive | PRES-IDLE-002 | What PRES-IDLE-002 demands of a server. | 0 | 0 |

      <details>
      <summary>FAIL PRES-LAA-002 Sending a message or event counts as pro-active and sets the last active time.</summary>

      \`\`\`text
      FAIL PRES-LAA-002 Sending a message or event counts as pro-active and sets the last active time.
           must; [S:mod] L27; 4 checks
         - Sending a message did not move the last active time.
           allowed   last_active_ago of at most 1500 ms
           observed  last_active_ago 61000
           when      1 min 1 s into the run, scenario presence-pairs-0001
           requests  #12, #15 of the history; finding finding1
           and 3 more like it, in presence-pairs-0001
           rollcall explain PRES-LAA-002
      \`\`\`

      </details>

      <details>
      <summary>WARN PRES-PROF-001 What PRES-PROF-001 demands of a server.</summary>

      \`\`\`text
      WARN PRES-PROF-001 What PRES-PROF-001 demands of a server.
           should; [S:mod] L27; 4 checks
         - A changed display name was not told to those who share a room.
           allowed   last_active_ago of at most 1500 ms
           observed  last_active_ago 61000
           when      1 min 1 s into the run, scenario presence-pairs-0001
           requests  #12, #19 of the history; finding finding5
           rollcall explain PRES-PROF-001
      \`\`\`

      </details>

      <details>
      <summary>What could not be known, and why</summary>

      \`\`\`text
      INCONCLUSIVE PRES-IDLE-002 What PRES-IDLE-002 demands of a server.
           because   vacuous: it was planned and never decided
           because   3 × a timer of the server may have fired lawfully
           because   1 × it came, or was missed, between the usual time and the hard bound
      \`\`\`

      </details>

      <details>
      <summary>The run, and what was learned of this server</summary>

      \`\`\`text
      rollcall 0.1.0: does the server keep the Matrix presence specification?

        target   http://127.0.0.1:8008, server Sample 1.2
        profile  v1, depth smoke, seed 1, model 0123456789ab
        started  2026-01-02T03:04:05.000Z, took 1 min 23 s
        warning  The server advertises v1.19, the run was asked to judge v1.

      Learned of this server
        - Presence is switched on.
      \`\`\`

      </details>
      "
    `);
  });

  it("tells what is known, and what is listed wrongly", () => {
    const text = markdownReport(listedReport);
    expect(text).toContain("| known fail | PRES-LAA-002 |");
    expect(text).not.toContain("<summary>FAIL PRES-LAA-002");
    expect(text).toMatch(/KNOWN fail PRES-LAA-002[^]+LISTED PRES-GET-010: unexpectedly passed\n/u);
  });

  it("has no table where there is nothing to tell", () => {
    const passed: Report = { ...sampleReport, requirements: sampleReport.requirements.slice(0, 1) };
    expect(markdownReport(passed)).not.toMatch(/^\|/mu);
  });

  it("says what broke the run before everything else", () => {
    const errors = [{ code: "target-gone", message: "It is gone.", hint: "Look at its log." }];
    expect(markdownReport({ ...sampleReport, complete: false, errors })).toMatch(
      /^## Rollcall: BROKEN[^]+ERROR target-gone: It is gone\.\n {2}hint: Look at its log\.\n```\n\n\| verdict/u,
    );
  });

  it("names of very many undecided ones the first", () => {
    const undecided = sampleReport.requirements.find(({ verdict }) => verdict === "inconclusive")!;
    const text = markdownReport({ ...sampleReport, requirements: Array(25).fill(undecided) });
    expect(text.match(/^\| inconclusive /gmu)?.length).toBe(20);
    expect(text).toContain("| and 5 more that could not be known |");
  });

  it("ends before GitHub's limit, and says so", () => {
    const failed = sampleReport.requirements.find(({ verdict }) => verdict === "fail")!;
    const findings = Array.from({ length: 3 }, (_, kind) => ({
      ...failed.findings[0]!,
      title: `Kind ${kind}.`,
      allowed: "🦊".repeat(1_000),
      observed: "🦊".repeat(1_000),
    }));
    const many = Array.from({ length: 200 }, () => ({ ...failed, findings }));
    const text = markdownReport({ ...sampleReport, requirements: many });
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1_000_000);
    expect(text).toMatch(
      /\n\d+ more parts of this report had no room on this page; the JSON report has all\.\n$/u,
    );
  });
});
