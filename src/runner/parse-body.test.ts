import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTRACT_LIMITS } from "./limits.ts";
import { parseBody } from "./parse-body.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, limits = CONTRACT_LIMITS) => parseBody(bytes(text), undefined, limits);

describe("a body", () => {
  it("that is JSON within the limits is what it says, whatever its strings hold", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(parse(text)).toEqual({ kind: "json", json: JSON.parse(text) as unknown });
      }),
    );
  });

  it("counts what stands outside of strings only", () => {
    const text = JSON.stringify(['["[{,,,\\', "\\", '"', "]]"]);
    expect(parse(text, { ...CONTRACT_LIMITS, depth: 1, values: 5 })).toMatchObject({ kind: "json" });
    expect(parse(text, { ...CONTRACT_LIMITS, values: 3 })).toMatchObject({ kind: "trouble" });
    expect(parse("[[1]]", { ...CONTRACT_LIMITS, depth: 1 })).toMatchObject({
      kind: "trouble",
      trouble: { code: "too-large" },
    });
  });

  it.each(['{"a": "never ends', '"\\', "\\", '"a\\"', ""])("that is broken is text: %j", (text) => {
    expect(parse(text)).toEqual({ kind: "text", text });
  });
});
