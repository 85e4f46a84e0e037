import { expect, it } from "vitest";
import type { RecordedViolation } from "../record/recorded-violation.ts";
import type { Testimony } from "../record/testimony.ts";
import { GatheredViolations } from "./gathered-violations.ts";

const testimony = (user: string): Testimony => ({ user, memberships: [], changes: [], streams: [] });
const VIOLATION: RecordedViolation = {
  number: 1,
  kind: "leak",
  allowed: "nothing",
  observer: "@b:hs",
  subject: "@a:hs",
  testimonies: [testimony("@b:hs")],
};

function gathered() {
  const whole: (readonly string[])[] = [];
  const violations = new GatheredViolations(({ testimonies }) =>
    whole.push(testimonies.map(({ user }) => user)),
  );
  return { violations, whole };
}

it("a violation of which others know nothing is whole at once", () => {
  const { violations, whole } = gathered();
  violations.record("0.1.1", VIOLATION);
  expect(whole).toEqual([["@b:hs"]]);
});

it.each([
  ["before", ["testify", "record"]],
  ["after", ["record", "testify"]],
])("what others know may come %s it", (_, order) => {
  const { violations, whole } = gathered();
  violations.expect("0.1.1", 1);
  for (const act of order)
    if (act === "record") violations.record("0.1.1", VIOLATION);
    else violations.testify("0.1.1", testimony("@a:hs"));
  expect(whole).toEqual([["@b:hs", "@a:hs"]]);
  violations.testify("0.1.1", testimony("@a:hs"));
  violations.close();
  expect(whole).toHaveLength(1);
});

it("what never comes is not waited for when all is over, and what was never found is nothing", () => {
  const { violations, whole } = gathered();
  violations.expect("0.1.1", 2);
  violations.record("0.1.1", VIOLATION);
  violations.testify("0.1.1", testimony("@a:hs"));
  violations.expect("1.1.1", 1);
  violations.close();
  expect(whole).toEqual([["@b:hs", "@a:hs"]]);
});
