import { describe, expect, it } from "vitest";
import { cutText, visibleJson, visibleText } from "./visible-text.ts";

describe("visibleText", () => {
  it.each([
    ["plain text, café, 日本", "plain text, café, 日本"],
    ["a\u202eb", "a\\u202eb"],
    ["\u001b[2J", "\\u001b[2J"],
    ["one\ntwo\r\n\t", "one\\ntwo\\r\\n\\t"],
    ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
    ["tag \u{e0041}", "tag \\u{e0041}"],
    ["lone \ud800 half", "lone \\ud800 half"],
    ["no\u00a0break", "no\\u00a0break"],
  ])("shows %j as %j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it("cuts at the width, between characters", () => {
    expect(visibleText("😀😀😀😀", 3)).toBe("😀😀…");
    expect(cutText("abc", 3)).toBe("abc");
  });

  it("escapes marks piled on one letter", () => {
    expect(visibleText(`z${"\u0301".repeat(5)}`)).toBe("z\u0301\u0301\u0301\\u0301\\u0301");
  });
});

describe("visibleJson", () => {
  it("is the same data", () => {
    const value = { name: "a\u202e\u{e0041}\u0085\u2028" };
    const json = visibleJson(JSON.stringify(value, undefined, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).toBe('{\n  "name": "a\\u202e\\udb40\\udc41\\u0085\\u2028"\n}');
  });
});
