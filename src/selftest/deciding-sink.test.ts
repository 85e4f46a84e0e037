import { expect, it } from "vitest";
import { memoryHistory } from "../history/memory-history.ts";
import { judge } from "../judge/judge.ts";
import { mutant } from "../server/mutants/mutants.ts";
import { decidingSink } from "./deciding-sink.ts";
import { watchedRun } from "./watched-run.ts";

it("finds broken, scenario by scenario, what the judge finds broken in the whole history", async () => {
  const memory = memoryHistory();
  const found = new Set<string>();
  const sink = decidingSink(({ scenario, broken }) => {
    for (const id of broken.keys()) found.add(`${scenario.id} ${id}`);
  });
  await watchedRun({
    mutant: mutant("status-one-behind"),
    profile: "v1",
    depth: "smoke",
    seed: 1,
    signal: new AbortController().signal,
    onDecided: () => undefined,
    sinks: [memory, sink],
  });
  const whole = judge(memory.history()).requirements.flatMap(({ findings }) =>
    findings
      .filter(({ verdict }) => verdict !== "observed")
      .map(({ scenario, requirement }) => `${scenario} ${requirement}`),
  );
  expect([...found].sort()).toEqual([...new Set(whole)].sort());
  expect(found.size).toBeGreaterThan(3);
  expect(sink.facts.some(({ name }) => name === "presenceActive")).toBe(true);
});
