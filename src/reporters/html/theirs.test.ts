import { expect, it } from "vitest";
import { theirs } from "./theirs.ts";

it("keeps a server's text apart, cut, and from reordering what stands beside it", () => {
  expect(String(theirs("<b>\u202e"))).toBe(`<bdi class="theirs">&lt;b&gt;\\u202e</bdi>`);
  expect(String(theirs("x".repeat(10), 4))).toBe(`<bdi class="theirs">xxx…</bdi>`);
});
