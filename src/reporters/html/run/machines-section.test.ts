import { describe, expect, it } from "vitest";
import { sampleExhibits } from "../../sample-exhibits.ts";
import { sampleReport } from "../../sample-report.ts";
import { machinesSection } from "./machines-section.ts";
import { runView } from "./run-view.ts";
import { walkedClient } from "./walked-chart.fixture.ts";

const bodyOf = async (changes: Partial<typeof sampleExhibits>) =>
  String((await machinesSection(runView(sampleReport, { ...sampleExhibits, ...changes }))).body);

const textOf = (markup: string) => markup.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ");

describe("machinesSection", () => {
  it("draws each transition with a sign and how often it was taken, in the class of its verdict", async () => {
    const body = await bodyOf({ charts: [walkedClient] });
    const drawn = [...body.matchAll(/<text[^>]*class="v-(?<verdict>\w+)"[^>]*>(?<text>[^<]*)</gsu)];
    expect(drawn.map(({ groups }) => `${groups?.["verdict"]}: ${groups?.["text"]}`).toSorted()).toEqual([
      "fail: ✗ ACTIVITY ×2",
      "inconclusive: ? ACTIVITY ×3",
      "pass: ✓ START ×12",
      "skipped: – STOP",
      "skipped: – after CLIENT_IDLE",
      "warn: ! STOP ×1",
    ]);
    expect(body.match(/class="arrow v-fail"/gu)).toHaveLength(1);
    expect(body.match(/class="state v-inconclusive"/gu)).toHaveLength(1);
  });

  it("tells the same as a table, the worst first, and leads to what shows it", async () => {
    const body = await bodyOf({ charts: [walkedClient] });
    const rows = body.slice(body.indexOf("<tbody>"), body.indexOf("</tbody>")).split("</tr>").slice(0, -1);
    expect(rows.map(textOf).map((row) => row.trim())).toEqual([
      expect.stringContaining("ACTIVITY unavailable → online 2 ✗ fail PRES-LAA-002 in presence-pairs-0001"),
      expect.stringContaining("STOP online → stopped 1 ! warn PRES-LAA-002 in presence-pairs-0001"),
      expect.stringContaining("ACTIVITY stays online 3 ? inconclusive"),
      expect.stringContaining("after CLIENT_IDLE online → unavailable 0 – not taken"),
      expect.stringContaining("STOP unavailable → stopped 0 – not taken"),
      expect.stringContaining("START stopped → online 12 ✓ pass"),
    ]);
    expect(rows[0]).toContain(`href="#scenario/presence-pairs-0001/exchange-15"`);
    expect(textOf(body)).toContain("4 of 6 transitions taken");
  });

  it("says so where there is nothing to draw", async () => {
    expect(await bodyOf({ charts: [] })).toContain("There is none in these exhibits.");
  });
});
