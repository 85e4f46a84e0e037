import { expect, it } from "vitest";
import { misledText, noticedText } from "./noticed-text.ts";

it("tells the share of each kind, and what was named most", () => {
  const rest = { fault: "A fault.", missed: [] };
  const text = noticedText({
    target: "Example/1",
    profile: "v1",
    depth: "smoke",
    seed: 3,
    kinds: [
      {
        ...rest,
        kind: "presence-wrong",
        bent: 8,
        noticed: 6,
        named: { "PRES-STATE-002": 1, "PRES-PROP-004": 5 },
      },
      { ...rest, kind: "ago-zero", bent: 0, noticed: 0, named: {} },
    ],
  });
  expect(text).toBe(
    [
      "Bent: Example/1, v1, smoke (seed 3)",
      "presence-wrong               75 %       6/8   PROP-004 5, STATE-002 1",
      "ago-zero                        –       0/0",
    ].join("\n"),
  );
});

it("tells of every change that should have meant nothing", () => {
  const change = "Everything happens days later.";
  const misled = [{ scenario: "sharing/001", before: "", after: "PRES-PROP-004" }];
  expect(
    misledText([
      { kind: "another-day", change, bent: 18, misled: [] },
      { kind: "other-names", change, bent: 18, misled },
    ]),
  ).toBe(
    [
      "Lawfully changed:",
      "another-day                no effect of 18",
      "other-names                EFFECT 1 of 18",
      "  sharing/001: – became PRES-PROP-004",
    ].join("\n"),
  );
});
