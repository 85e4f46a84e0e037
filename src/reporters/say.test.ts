import { describe, expect, it } from "vitest";
import { sayCount, sayDuration, sayFew } from "./say.ts";
import { wrapText } from "./wrap-text.ts";

describe("say", () => {
  it.each([
    [0, "0 ms"],
    [1.23, "1.2 ms"],
    [340.4, "340 ms"],
    [1_500, "1.5 s"],
    [83_400, "1 min 23 s"],
    [3_600_000, "1 h 0 min"],
  ])("says %d ms as %s", (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });

  it("counts and folds", () => {
    expect(sayCount(1, "check")).toBe("1 check");
    expect(sayCount(2, "check")).toBe("2 checks");
    expect(sayFew(["a", "b", "c"], 2)).toBe("a, b and 1 more");
    expect(sayFew(["a", "b"], 2)).toBe("a, b");
  });
});

describe("wrapText", () => {
  it("breaks between words and leaves a long word alone on its line", () => {
    expect(wrapText("one two three-and-more four", 8)).toEqual(["one two", "three-and-more", "four"]);
    expect(wrapText("", 8)).toEqual([]);
  });
});
