import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exhibits } from "../../../judge/exhibits/exhibits.ts";
import { hostileReport, hostileText } from "../../hostile-report.fixture.ts";
import { sampleExhibits } from "../../sample-exhibits.ts";
import { visibleText } from "../../visible-text.ts";
import { htmlReport } from "./html-report.ts";

/** The sample with one text wherever a server's or a user's can stand, its scenario's name among them. */
function hostileExhibits(hostile: string): Exhibits {
  return {
    ...sampleExhibits,
    timelines: sampleExhibits.timelines.map((timeline) => ({
      ...timeline,
      scenario: hostile,
      lanes: timeline.lanes.map((lane) => ({ ...lane, user: hostile })),
      entries: timeline.entries.map((entry) =>
        entry.kind === "exchange"
          ? { ...entry, said: hostile, path: hostile, body: hostile, answer: hostile }
          : entry,
      ),
    })),
  };
}

const page = (hostile: string) => htmlReport(hostileReport(hostile), () => hostileExhibits(hostile));

/** Everything of the document that is not text: tags with the names of their attributes, and the elements of scripts. */
function shapeOf(document: string): string {
  const withoutText = document
    .replace(/(?<=<script type="application\/json"[^>]*>)[^<]*/gu, "")
    .replace(/"[^"<>]*"/gu, '""');
  return (withoutText.match(/<[^>]*>/gu) ?? []).filter((tag) => !/^<\/?code>$/u.test(tag)).join("\n");
}

const hostileWords = hostileText.filter((text) => text !== "");

describe("the HTML report", () => {
  it("is the same elements whatever a server says", async () => {
    const tame = shapeOf(await page("tame"));
    await fc.assert(
      fc.asyncProperty(hostileWords, async (hostile) => {
        expect(shapeOf(await page(hostile))).toBe(tame);
      }),
    );
  });

  it("holds nothing that cannot be seen, and says all the same what was sent", async () => {
    await fc.assert(
      fc.asyncProperty(hostileWords, async (hostile) => {
        const document = await page(hostile);
        expect(document).not.toMatch(/(?![\n\t])[\p{C}\p{Zl}\p{Zp}]/u);
        const said =
          /<dd><bdi class="theirs">(?<said>.*?)<\/bdi><\/dd>/u.exec(document)?.groups?.["said"] ?? "";
        expect(unescaped(said)).toBe(visibleText(hostile, 1_024));
      }),
    );
  });
});

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(?<name>#?\w+);/gu, (_entity, name: string) => characters[name] ?? "");
}
