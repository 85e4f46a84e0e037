import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubAnnotations } from "./github-annotations.ts";
import { hostileReport, hostileText } from "./hostile-report.fixture.ts";
import { listedReport } from "./listed-report.fixture.ts";
import { sampleReport } from "./sample-report.ts";

const lines = (text: string) => text.split("\n").slice(0, -1);

describe("githubAnnotations", () => {
  it("are errors for what failed, warnings for what was missed, a notice for what could not be known", () => {
    expect(lines(githubAnnotations(sampleReport))).toEqual([
      "::error title=PRES-LAA-002 (must)::Sending a message or event counts as pro-active and sets the last active time." +
        "%0ASending a message did not move the last active time.%0Aallowed: last_active_ago of at most 1500 ms" +
        "%0Aobserved: last_active_ago 61000%0Ascenario: presence-pairs-0001, finding finding1, of 4",
      "::warning title=PRES-PROF-001 (should)::What PRES-PROF-001 demands of a server." +
        "%0AA changed display name was not told to those who share a room.%0Aallowed: last_active_ago of at most 1500 ms" +
        "%0Aobserved: last_active_ago 61000%0Ascenario: presence-pairs-0001, finding finding5, of 1",
      "::notice title=rollcall%3A inconclusive::1 requirement could not be known: PRES-IDLE-002",
    ]);
  });

  it("leave out what is known, and name what is listed wrongly", () => {
    expect(lines(githubAnnotations(listedReport)).filter((line) => line.startsWith("::error"))).toEqual([
      "::error title=rollcall%3A unexpectedly passed::PRES-GET-010%0AIt passes now: take it out.",
    ]);
  });

  it("are none where nothing is to be told", () => {
    const [passed] = sampleReport.requirements;
    expect(githubAnnotations({ ...sampleReport, requirements: [passed!] })).toBe("");
  });

  it("name what broke the run first", () => {
    const errors = [{ code: "target-gone", message: "100 % gone.", hint: "Look." }];
    expect(lines(githubAnnotations({ ...sampleReport, errors })).slice(0, 2)).toEqual([
      "::error title=rollcall%3A the run broke::The run broke.",
      "::error title=rollcall%3A target-gone::100 %25 gone.%0ALook.",
    ]);
  });

  it("are ten of a kind at most, the rest counted", () => {
    const failed = sampleReport.requirements.filter(({ verdict }) => verdict === "fail");
    const report = (count: number) => ({ ...sampleReport, requirements: Array(count).fill(failed[0]) });
    expect(lines(githubAnnotations(report(10))).at(-1)).toMatch(/^::error title=PRES-LAA-002/u);
    const many = lines(githubAnnotations(report(12)));
    expect(many.length).toBe(10);
    expect(many.at(-1)).toBe("::error title=rollcall::and 3 more: see the report of this run");
  });

  it("let no server's text begin a line, end a title, or command anything", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const text = githubAnnotations(hostileReport(hostile));
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
        const kinds = lines(text).map((line) => /^::(\w+) title=([^:,]*)::/u.exec(line)?.[1]);
        expect(kinds).toEqual(["error", "error", "error", "warning", "notice"]);
        expect(text).not.toMatch(/%(?!25|0A|3A|2C)/u);
      }),
    );
  });
});
