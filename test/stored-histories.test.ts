import { expect, it } from "vitest";
import { judge } from "../src/judge/judge.ts";
import { storedHistory } from "./stored-history.ts";

/**
 * What real servers answered to a smoke run, and what is to be said of it: a change of the judge that moves a verdict
 * shows here. Each complaint was read, and is true.
 */
const STORED = {
  "synapse-1.163.2": [],
  "dendrite-0.15.2": [
    "fail PRES-STATE-001",
    "warn PRES-STATE-012",
    "fail PRES-PUT-006",
    "warn PRES-PUT-009",
    "warn PRES-GET-007",
    "warn PRES-GET-010",
    "fail PRES-SYNC-004",
    "fail PRES-LAA-002",
    "fail PRES-CA-001",
  ],
  // Slow, for it was built without optimisation: what it told late it had not told in time.
  "palpo-0.4.0": [
    "fail PRES-STATE-001",
    "fail PRES-STATE-002",
    "fail PRES-STATE-004",
    "fail PRES-STATE-008",
    "fail PRES-PUT-006",
    "warn PRES-PUT-009",
    "fail PRES-GET-008",
    "warn PRES-GET-010",
    "warn PRES-PROP-003",
    "fail PRES-PROP-004",
    "fail PRES-PROP-005",
    "warn PRES-PROP-006",
    "warn PRES-SYNC-007",
    "fail PRES-SYNC-008",
    "fail PRES-LAA-002",
    "fail PRES-PROF-003",
    "fail PRES-PROF-004",
    "fail PRES-PROF-010",
    "warn PRES-PROF-011",
    "fail PRES-VIS-005",
    "fail PRES-VIS-008",
    "warn PRES-VIS-009",
  ],
} as const;

it.each(Object.entries(STORED))("%s is judged as before", (name, complaints) => {
  const { requirements } = judge(storedHistory(name));
  const bad = requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
  expect(bad.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual(complaints);
});
