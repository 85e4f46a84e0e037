import { expect, it } from "vitest";
import { commonFacts } from "./common-facts.ts";
import type { Fact } from "./verdict.ts";

function fact(name: Fact["name"], value: Fact["value"]): Fact {
  return { name, value, source: "measured", text: `${name} is ${String(value)}.` };
}

const told = (...ofEach: readonly (readonly Fact[])[]) =>
  Object.fromEntries(commonFacts(ofEach).map(({ name, value }) => [name, value]));

it("keeps all that one homeserver teaches", () => {
  expect(told([fact("selfEcho", true), fact("granularityMs", 3)])).toEqual({
    selfEcho: true,
    granularityMs: 3,
  });
});

it("keeps of several what they agree on, presence off on one of them, and the longest step", () => {
  const one = [
    fact("presenceActive", true),
    fact("selfEcho", true),
    fact("granularityMs", 3),
    fact("omittedMessage", "keep"),
  ];
  const two = [
    fact("presenceActive", false),
    fact("selfEcho", true),
    fact("granularityMs", 9),
    fact("omittedMessage", "clear"),
  ];
  expect(told(one, two)).toEqual({ presenceActive: false, selfEcho: true, granularityMs: 9 });
});

it("knows nothing that one of them did not show", () => {
  expect(told([fact("selfEcho", true)], [])).toEqual({});
});
