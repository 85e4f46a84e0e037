import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ExchangeEntry, Timeline } from "../../../judge/exhibits/timeline.ts";
import type { Report } from "../../../judge/report.ts";
import { listedReport } from "../../listed-report.fixture.ts";
import { sampleExhibits } from "../../sample-exhibits.ts";
import { sampleReport } from "../../sample-report.ts";
import { htmlReport } from "./html-report.ts";
import { walkedClient } from "./walked-chart.fixture.ts";

const report = (changes: Partial<Report> = {}) =>
  htmlReport({ ...sampleReport, ...changes }, () => ({ ...sampleExhibits, charts: [walkedClient] }));

/** The text of the page as somebody reads it without a script. */
function textOf(document: string): string {
  return document
    .replace(/<(?<name>script|style)\b.*?<\/\k<name>>/gsu, "")
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ");
}

describe("htmlReport", () => {
  it("begins with how it ended, and goes on with what is wrong: what was allowed, what was seen, what shows it", async () => {
    const text = textOf(await report());
    expect(text).toMatch(/^ ?Presence of Sample 1\.2 Skip to the content Does Sample 1\.2 keep/u);
    const order = [
      "✗ FAIL 6 requirements: 1 pass, 1 warn, 1 fail",
      "What is wrong",
      "✗ fail Sending a message or event counts as pro-active and sets the last active time.",
      "Allowed last_active_ago of at most 1500 ms",
      "Observed last_active_ago 61000",
      "A sends a message (1 min 1 s into the run, exchange 12)",
      "B (d1) looks at A",
      "GET /_matrix/client/v3/presence/A/status → 200 {&quot;presence&quot;:&quot;online&quot;",
      "rollcall repro report.json finding1",
      "3 more findings like it",
      "! warn What PRES-PROF-001 demands of a server.",
      "The specification, annotated",
      "The state machines",
      "How fast presence travels",
      "Presence is switched on.",
      "rollcall run http://127.0.0.1:8008 --profile v1 --depth smoke --seed 1",
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  it("gives each requirement and finding an address, each once, and leads only to what is there", async () => {
    const document = await report();
    const ids = [...document.matchAll(/ id="(?<id>[^"]*)"/gu)].map(({ groups }) => groups?.["id"]);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = sampleReport.requirements.flatMap(({ id, findings }) => [
      id,
      ...findings.map((finding) => `finding-${finding.id}`),
    ]);
    expect(ids).toEqual(expect.arrayContaining(wanted));
    const links = [...document.matchAll(/ href="#(?<to>[^"]*)"/gu)].map(({ groups }) => groups?.["to"] ?? "");
    const scenarios = links.filter((to) => to.startsWith("scenario/"));
    expect(new Set(scenarios)).toContain("scenario/presence-pairs-0001/exchange-15");
    expect(links.filter((to) => !to.startsWith("scenario/") && !ids.includes(to))).toEqual([]);
  });

  it("leads to no timeline that is not in the page, and says how many are missing", async () => {
    const document = await htmlReport(sampleReport, () => ({ timelines: [], latency: [], charts: [] }));
    expect(document.match(/href="#scenario\//u)).toBeNull();
    expect(textOf(document)).toContain("There is no room here for the timelines of 1 scenario");
  });

  it("has as many timelines as there is room for, and stays under 2 MB", async () => {
    const [sample] = sampleExhibits.timelines;
    const noise = (seed: string) =>
      Array.from({ length: 18 }, (_, part) =>
        createHash("sha512").update(`${seed} ${part}`).digest("base64"),
      ).join("");
    const long = (scenario: string): Timeline => ({
      ...sample!,
      scenario,
      entries: Array.from({ length: 600 }, (_, place) => ({
        ...(sample!.entries[1] as ExchangeEntry),
        answer: noise(`${scenario} ${place}`),
      })),
    });
    const timelines = ["presence-pairs-0001", "presence-pairs-0002"].map(long);
    const scenarios = timelines.map(({ scenario }) => ({ ...sampleReport.scenarios[0]!, id: scenario }));
    const document = await htmlReport({ ...sampleReport, scenarios }, () => ({
      ...sampleExhibits,
      timelines,
    }));
    expect(document.length).toBeGreaterThan(500_000);
    expect(document.length).toBeLessThan(2_000_000);
    expect(textOf(document)).toContain("There is no room here for the timelines of 1 scenario");
  });

  it("tells what broke the run, and what to do about it, before all else", async () => {
    const errors = [{ code: "presence-off", message: "It is off.", hint: "Switch it on." }];
    const text = textOf(await report({ complete: false, errors }));
    expect(text).toContain("⚠ BROKEN");
    expect(text.indexOf("Switch it on.")).toBeLessThan(text.indexOf("What is wrong"));
  });

  it("does not name a command for a target that only its owner knows by this name", async () => {
    const text = textOf(await report({ target: { name: "our server", kind: "url" } }));
    expect(text).toContain("rollcall run &lt;target&gt; --profile v1");
  });

  it("says first which listing does not hold, and puts what is known last", async () => {
    const text = textOf(await report(listedReport));
    const order = [
      "PRES-GET-010: unexpectedly passed",
      "It passes now: take it out.",
      "! warn What PRES-PROF-001",
      "✗ known fail Sending",
      "Listed beforehand, until 2027-01-31: Known for years.",
    ].map((part) => text.indexOf(part));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it("colours each sentence of the specification by the worst of its requirements", async () => {
    const text = textOf(await report());
    expect(text).toMatch(/✗ fail Pro-active is a message to a room, or a change .{0,80} 1 requirement/u);
    expect(text).toMatch(/– skipped The levels, lowest first/u);
  });

  it("says what could not be known, and why", async () => {
    expect(textOf(await report())).toMatch(
      /1 requirement could not be known, and why .{0,80} PRES-IDLE-002/u,
    );
  });
});
