import { expect, it } from "vitest";
import { homeOf } from "./mutant.ts";

it("looks for a mutant where breaking its requirement counts", () => {
  expect(homeOf({ requirement: "PRES-PUT-001" })).toBe("v1");
  expect(homeOf({ requirement: "PRES-LIST-001" })).toBe("seed");
  expect(homeOf({ requirement: "PRES-PUT-001", home: "r0.4" })).toBe("r0.4");
});
