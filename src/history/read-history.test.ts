import { describe, expect, it } from "vitest";
import { HISTORY_FORMAT } from "./history.ts";
import { HistoryError } from "./history-error.ts";
import { readHistory } from "./read-history.ts";

const header = JSON.stringify({
  record: "header",
  format: HISTORY_FORMAT,
  tool: { name: "rollcall", version: "0.1.0" },
  profile: "v1",
  target: { name: "x", kind: "url" },
  seed: 1,
  depth: "smoke",
  modelHash: "",
  startedAt: "",
  timers: {},
  plan: { scenarios: 0, graphs: {}, requirements: [], unreached: [] },
});
const footer = (exchanges = 0, complete = true) =>
  JSON.stringify({
    record: "footer",
    complete,
    counts: { exchanges, scenarios: 0, steps: 0 },
    durationMs: 1,
  });

describe("a history is refused, and the message says where and what to do", () => {
  it.each([
    ["empty", [], "wanted a header first, found none"],
    ["no JSON", ["hello"], 'Cannot read line 1 of the history: wanted JSON, found "hello"'],
    [
      "other JSON",
      ['{"record":"tail"}'],
      "Cannot read line 1 of the history: wanted a record, found a fault at record",
    ],
    ["no header", [footer()], "wanted a header in line 1, found footer"],
    ["two headers", [header, header, footer()], "wanted one header, found another in line 2"],
    ["another format", [header.replace(HISTORY_FORMAT, "rollcall.history/9")], 'found "rollcall.history/9"'],
    [
      "a broken record",
      [header, '{"record":"end","scenario":"a","outcome":"fine"}'],
      "Cannot read line 2 of the history",
    ],
    ["no footer", [header], "wanted a footer as the last line, found none"],
    ["wrong counts", [header, footer(2)], "wanted 2 exchanges as the footer says, found 0"],
    [
      "more after the footer",
      [header, footer(), footer()],
      "wanted nothing after the footer, found footer in line 3",
    ],
  ])("%s", (_, lines, said) => {
    const refused = () => readHistory(lines);
    expect(refused).toThrow(said);
    expect(refused).toThrow(HistoryError);
  });

  it("but a last empty line is none", () => {
    expect(readHistory([header, footer(), ""]).footer?.complete).toBe(true);
  });

  it("partial does not take a broken line in the middle", () => {
    expect(() => readHistory([header, "{", footer()], { partial: true })).toThrow("line 2");
    expect(readHistory([header, "{"], { partial: true }).footer).toBeUndefined();
  });
});
