import { expect, it } from "vitest";
import { verdictBadge } from "./verdict-badge.ts";

it("tells a verdict by a sign and a word, and leaves the sign to the eyes", () => {
  const text = String(verdictBadge("fail", "flaky")).replace(/\s*\n\s*/gu, "");
  expect(text).toBe(`<span class="badge v-fail"><span aria-hidden="true">✗</span> flaky</span>`);
});
