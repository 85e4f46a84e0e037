import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRateCurve } from "./arrivals/parse-rate-curve.ts";
import { parseRoomSizes } from "./population/parse-room-sizes.ts";
import { PRESETS } from "./presets.ts";
import { readWorkload, workloadContent } from "./read-workload.ts";
import { workloadJsonSchema } from "./workload-schema.ts";

describe("a workload", () => {
  it("is as usual where nothing is said", () => {
    expect(readWorkload({})).toEqual({
      users: 100,
      rooms: { kind: "fixed", size: 20 },
      roomsEach: 1,
      secondDevices: 0,
      connected: 1,
      arrivals: { kind: "constant", rate: 10 },
      spacing: "poisson",
      mix: { status: 1, level: 1 },
      idle: { fromMs: 60_000, toMs: 300_000 },
      durationMs: 30_000,
    });
  });

  it.each(Object.entries(PRESETS))("may be the preset %s", (name, { workload, about }) => {
    for (const users of [2, 37, 5_000]) {
      const { durationMs } = readWorkload(workloadContent(name, { users, ...workload(users) }));
      expect(durationMs).toBeGreaterThan(0);
    }
    expect(about).toMatch(/^[A-Z].*\.$/u);
  });

  it("may give the rooms themselves", () => {
    expect(readWorkload({ users: 3, rooms: [[0, 1], [2]] }).rooms).toEqual({
      kind: "given",
      rooms: [[0, 1], [2]],
    });
  });

  it.each<[object, string]>([
    [{ users: 1 }, "at users wanted a whole number from 2 to 1000000, found 1"],
    [{ usrs: 10 }, "wanted one of the keys $schema, users, rooms,"],
    [[], "wanted an object, found a list"],
    [
      { rooms: { size: 10 } },
      'at rooms wanted a text such as fixed:20, or a list of rooms, each a list of users by their number, found {"size":10}',
    ],
    [{ rooms: [[0], ["a"]] }, "at rooms wanted a text such as fixed:20, or a list of rooms"],
    [{ rate: null }, "at rate wanted a number from 0, or a text such as ramp:10..400,30s, found null"],
    [{ connected: 2 }, "at connected wanted a number from 0 to 1, found 2"],
    [
      { mix: { sleep: 1 } },
      'at mix wanted one of the keys status, level, message, rename, active, leave, vanish, found "sleep"',
    ],
    [{ mix: { status: -1 } }, "at mix.status wanted a number from 0, found -1"],
    [{ spacing: "odd" }, 'at spacing wanted even or poisson, found "odd"'],
    [{ idle: 60 }, "at idle wanted two durations, such as 60s..300s, found 60"],
    [{ duration: "soon" }, 'at duration wanted a duration, such as 90s, found "soon"'],
  ])("is refused where it does not fit: %j", (json, told) => {
    expect(() => workloadContent("w.json", json)).toThrow(told);
    expect(() => workloadContent("w.json", json)).toThrow(/^Cannot read workload w\.json: /u);
  });

  it.each<[object, string]>([
    [{ rooms: "huge" }, "Cannot fill rooms"],
    [{ rooms: [[0, 100]] }, "Cannot fill room 0: wanted users from 0 to 99, each once, found user 100"],
    [{ rooms: [[0, 0]] }, "one who is in it twice"],
    [{ rate: "fast" }, "Cannot use --rate"],
    [{ mix: { status: 0 } }, "wanted a weight above 0"],
    [{ idle: "5m..60s" }, "the shorter time first"],
    [{ idle: "60s..soon" }, "Cannot use idle"],
    [{ duration: "0s" }, "a duration above 0"],
  ])("is refused where it cannot be: %j", (content, told) => {
    expect(() => readWorkload(content)).toThrow(told);
  });

  it("has a schema that is shipped", () => {
    const shipped = readFileSync(new URL("../../schemas/workload.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(workloadJsonSchema())));
  });
});

describe("a rate", () => {
  it.each([
    ["400", { kind: "constant", rate: 400 }],
    ["ramp:10..400,30s", { kind: "ramp", from: 10, to: 400, overMs: 30_000 }],
    ["spike:50..1000,10s+2s", { kind: "spike", rate: 50, peak: 1_000, atMs: 10_000, lastingMs: 2_000 }],
    [
      "spike:5..10,1s+500ms/30s",
      { kind: "spike", rate: 5, peak: 10, atMs: 1_000, lastingMs: 500, everyMs: 30_000 },
    ],
    ["diurnal:0.5..200,10m", { kind: "diurnal", least: 0.5, most: 200, periodMs: 600_000 }],
  ])("%s", (text, curve) => {
    expect(parseRateCurve(text)).toEqual(curve);
  });

  it.each(["", "-1", "1e3", "2000000", "ramp:10,30s", "ramp:1..2", "diurnal:1..2", "spike:1..2,3s"])(
    "is refused: %j",
    (text) => {
      expect(() => parseRateCurve(text)).toThrow("Cannot use --rate");
    },
  );
});

describe("room sizes", () => {
  it.each([
    ["fixed:50", { kind: "fixed", size: 50 }],
    ["zipf:1.2,2..500", { kind: "zipf", exponent: 1.2, least: 2, most: 500 }],
  ])("%s", (text, sizes) => {
    expect(parseRoomSizes(text)).toEqual(sizes);
  });

  it.each(["", "fixed:0", "fixed:", "zipf:1,5..2", "zipf:2..500", "50", "fixed:999999"])(
    "are refused: %j",
    (text) => {
      expect(() => parseRoomSizes(text)).toThrow("Cannot fill rooms");
    },
  );
});
