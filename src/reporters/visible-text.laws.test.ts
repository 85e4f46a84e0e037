import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardLines } from "./guard-lines.ts";
import { cutText, visibleJson, visibleText } from "./visible-text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 300 });
const nasty = fc
  .array(
    fc.constantFrom(
      "\u202e",
      "\u001b",
      "\n",
      "::error::",
      "\u2066",
      "\u0301",
      " ",
      "##[group]",
      "a",
      "\ud800",
    ),
  )
  .map((parts) => parts.join(""));

describe("visible text", () => {
  it("holds no invisible character and no line end", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        expect(visibleText(text)).not.toMatch(/(?! )[\p{C}\p{Z}\p{Bidi_Control}]/u);
      }),
    );
  });

  it("is never longer than the width", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), fc.integer({ min: 1, max: 80 }), (text, width) => {
        expect(Array.from(visibleText(text, width)).length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("is cut as if all of it had been made visible first", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), fc.integer({ min: 1, max: 80 }), (text, width) => {
        expect(visibleText(text, width)).toBe(cutText(visibleText(text, Number.POSITIVE_INFINITY), width));
      }),
    );
  });

  it("stays what it is when made visible again", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });

  it("as JSON is the same data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value, undefined, 2);
        expect(JSON.parse(visibleJson(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});

describe("guarded lines", () => {
  it("command no CI", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        for (const line of guardLines(text).split(/[\n\r\u2028\u2029]/u))
          expect(line.trimStart()).not.toMatch(/^(::|##)/u);
      }),
    );
  });
});
