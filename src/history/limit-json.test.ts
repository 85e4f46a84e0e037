import { describe, expect, it } from "vitest";
import type { Json } from "./history.ts";
import { limitJson } from "./limit-json.ts";
import { createRedactor } from "./redaction.ts";

const plenty = () => ({ bytesLeft: Number.POSITIVE_INFINITY });

describe("what a server sent is cut", () => {
  it("in depth", () => {
    let deep: Json = "bottom";
    for (let level = 0; level < 5_000; level++) deep = [deep];
    expect(JSON.stringify(limitJson(deep, plenty(), createRedactor()))).toContain(
      "[cut: deeper than 200 levels]",
    );
  });

  it("in number, when the allowance is spent", () => {
    const kept = limitJson(
      { many: Array.from({ length: 1_000 }, () => 0) },
      { bytesLeft: 1_000 },
      createRedactor(),
    ) as {
      many: Json[];
    };
    expect(kept.many.length).toBeLessThan(40);
    expect(kept.many.at(-1)).toMatch(/^\[cut: \d+ more items\]$/);
  });

  it("to numbers that JSON keeps", () => {
    expect(limitJson([-0, Number.POSITIVE_INFINITY, 1.5], plenty(), createRedactor())).toEqual([
      0,
      Number.MAX_VALUE,
      1.5,
    ]);
  });

  it("leaves a key called __proto__ a key", () => {
    const kept = limitJson(JSON.parse('{"__proto__": {"a": 1}}') as Json, plenty(), createRedactor());
    expect(JSON.stringify(kept)).toBe('{"__proto__":{"a":1}}');
  });
});
