import { beforeAll, describe, expect, it } from "vitest";
import { prepareLatencies } from "../measure/latencies.ts";
import { readSimulation } from "./read-simulation.ts";
import { sampleSimulation } from "./sample-simulation.fixture.ts";

beforeAll(prepareLatencies);

const written = (changes: Parameters<typeof sampleSimulation>[0] = {}): unknown =>
  JSON.parse(JSON.stringify(sampleSimulation(changes)));

describe("readSimulation", () => {
  it("reads what was written", async () => {
    await expect(readSimulation("a.json", written())).resolves.toEqual(written());
  });

  it("reads a report of before the order of news was counted", async () => {
    const { outOfOrder: _, unproved: __, ...delivery } = sampleSimulation().delivery;
    const older = written({ delivery: delivery as never });
    const read = await readSimulation("a.json", older);
    expect(read.delivery).toMatchObject({ outOfOrder: 0, unproved: 0, overtaken: 1 });
  });

  it("refuses anything else, and says where it is something else", async () => {
    await expect(readSimulation("a.json", { format: "rollcall.simulation/1" })).rejects.toMatchObject({
      message: expect.stringContaining("Cannot read a.json: wanted a simulation of the format") as string,
      hint: "rollcall simulate --report json=<file> writes one.",
    });
    const stretches = [{ at: "now" }] as never;
    await expect(readSimulation("a.json", written({ stretches }))).rejects.toThrow("at stretches.0.at");
  });

  it("refuses a histogram that is none", async () => {
    const { request } = sampleSimulation();
    await expect(
      readSimulation("a.json", written({ request: { ...request, histogram: "AAAA" } })),
    ).rejects.toThrow("wanted a histogram of HdrHistogram's at request, found text that is none");
  });
});
