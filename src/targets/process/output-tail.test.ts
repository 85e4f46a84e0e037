import { expect, it } from "vitest";
import { createOutputTail } from "./output-tail.ts";

it("keeps all that fits", () => {
  const tail = createOutputTail(100);
  tail.add("one\ntw");
  tail.add("o\n");
  expect(tail.text()).toBe("one\ntwo\n");
  expect(tail.lastLines(1)).toEqual(["two"]);
});

it("keeps the newest whole lines, and says how much went before", () => {
  const tail = createOutputTail(30);
  const lines = Array.from({ length: 50 }, (_, number) => `line ${number}\n`);
  for (const line of lines) tail.add(line);
  const [head, ...kept] = tail.text().trimEnd().split("\n");
  const rest = `${kept.join("\n")}\n`;
  expect(kept).toEqual(["line 47", "line 48", "line 49"]);
  expect(head).toBe(`[cut: ${lines.join("").length - rest.length} characters before this]`);
});

it("keeps nothing of a line that is longer than everything", () => {
  const tail = createOutputTail(10);
  tail.add("x".repeat(1_000));
  expect(tail.text()).toBe("[cut: 1000 characters before this]\n");
});
