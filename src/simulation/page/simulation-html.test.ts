import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { hostileText } from "../../reporters/hostile-report.fixture.ts";
import { visibleText } from "../../reporters/visible-text.ts";
import { prepareLatencies } from "../measure/latencies.ts";
import { hostileSimulation, sampleSimulation } from "../report/sample-simulation.fixture.ts";
import { simulationHtml } from "./simulation-html.ts";

beforeAll(prepareLatencies);

function textOf(document: string): string {
  return document
    .replace(/<(?<name>script|style)\b.*?<\/\k<name>>/gsu, "")
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ");
}

describe("simulationHtml", () => {
  it("begins with how it ended, and goes on with what is wrong, how late, how much, and who was to blame", () => {
    const text = textOf(simulationHtml(sampleSimulation()));
    const order = [
      "Presence under load: Sample 1.2",
      "✗ FAIL 3 violations, 1 broken threshold.",
      "40 users in 4 rooms, 360 pairs of who has to be shown whom, for 3 s.",
      "Violations a second",
      "✗ missed 2 × a change was never shown",
      "✗ 1 2.6 s into the run",
      "@three:sample subject @four:sample allowed version 2, before it was overtaken",
      "1 were counted and not kept.",
      "✗ leak 1 × somebody was shown with whom no room is shared",
      "subject none of the simulated users",
      "lost&gt;0 1 ✗ broken",
      "half within 99 % within all within",
      "status a new status message 3",
      "status: 3 deliveries",
      "Users by what they have told the server",
      "Of 36 requests, streams apart, 33 were answered, 1 limited, 1 refused and 1 lost; 2 answers",
      "2 answered with 502",
      "The server : 1 % of all requests waited long.",
      "at most 0.25 cores and 90 MB",
      "Those in which 1 % of the deliveries took longest",
      "rollcall simulate &lt;target&gt; --workload workload.json --seed 1 --profile v1",
      "&quot;rooms&quot;: &quot;fixed:10&quot;,",
    ].map((part) => [part, text.indexOf(part)] as const);
    expect(order.filter(([, place]) => place < 0)).toEqual([]);
    expect(order).toEqual(order.toSorted(([, one], [, other]) => one - other));
  });

  it("says where the order of news proves nothing", () => {
    const { delivery } = sampleSimulation();
    const page = simulationHtml(sampleSimulation({ delivery: { ...delivery, outOfOrder: 2, unproved: 1 } }));
    expect(textOf(page)).toContain(
      "out of order 2 times, as they may, so that their order proves nothing: 1",
    );
    expect(textOf(simulationHtml(sampleSimulation()))).not.toContain("out of order");
  });

  it("marks violations and phases on the time line, and leaves holes where nothing was delivered", () => {
    const document = simulationHtml(sampleSimulation());
    const marks = [...document.matchAll(/<g class="mark (?<kind>\w+)"\s*><title>(?<label>[^<]*)</gu)];
    const first = marks.slice(0, 6).map(({ groups }) => `${groups?.["kind"]} ${groups?.["label"]}`);
    expect(first).toEqual([
      "phase set-up",
      "phase opening",
      "phase load",
      "wrong ✗ 2",
      "wrong ✗ 1",
      "phase draining",
    ]);
    const lines = [...document.matchAll(/class="line l1" d="(?<path>[^"]*)"/gu)].map(({ groups }) =>
      groups?.["path"]?.replaceAll(/[^ML]/gu, ""),
    );
    expect(lines.filter((path) => path !== "M")).toEqual(["MLLL", "MLM", "MLLL", "MLLL", "MLLL", "MLLL"]);
  });

  it("says so where nothing is wrong, and has no empty plots", () => {
    const text = textOf(
      simulationHtml(
        sampleSimulation({
          verdict: "pass",
          violations: { total: 0, counts: {}, kept: [] },
          thresholds: [],
          troubles: [],
          stretches: [],
          worst: [],
          bottleneck: { side: "none", why: "nothing was measured" },
        }),
      ),
    );
    expect(text).toContain("✓ PASS 270 deliveries verified");
    expect(text).toContain("Nobody was shown what they should not have been");
    for (const gone of ["Violations a second", "Thresholds", "of no use, and why", "own timers"])
      expect(text).not.toContain(gone);
  });

  it("tells that it broke off, and why", () => {
    const errors = [{ code: "gone" as never, message: "It is gone.", hint: "Start it." }];
    const text = textOf(simulationHtml(sampleSimulation({ verdict: "incomplete", complete: false, errors })));
    expect(text).toContain("⚠ INCOMPLETE It did not come to its end");
    expect(text).toContain("⚠ broke off It is gone. Start it.");
  });

  it("is the same elements whatever a server says, and shows it", () => {
    const tame = shapeOf(simulationHtml(hostileSimulation("tame")));
    fc.assert(
      fc.property(
        hostileText.filter((text) => text !== ""),
        (hostile) => {
          const document = simulationHtml(hostileSimulation(hostile));
          expect(shapeOf(document)).toBe(tame);
          expect(document).not.toMatch(/(?![\n\t])[\p{C}\p{Zl}\p{Zp}]/u);
          const said = /<td><bdi class="theirs">(?<said>.*?)<\/bdi><\/td>/u.exec(document)?.groups?.["said"];
          expect(unescaped(said ?? "")).toBe(visibleText(hostile, 200));
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Tags with the names of their attributes. */
function shapeOf(document: string): string {
  return (document.replace(/"[^"<>]*"/gu, '""').match(/<[^>]*>/gu) ?? []).join("\n");
}

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(?<name>#?\w+);/gu, (_entity, name: string) => characters[name] ?? "");
}
