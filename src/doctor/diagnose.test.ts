import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.ts";
import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";

const healthy: Examination = {
  target: { name: "http://a", server: "Synapse/1" },
  profile: "v1",
  declared: { users: "open", timers: {}, quirks: {} },
  versions: ["v1.10", "v1.11"],
  clockAheadMs: 0,
  registration: { kind: "works", users: 3, tookMs: 20 },
  presence: { put: 200, get: 200, shown: "online", deliveredAfterMs: 40, waitedMs: 10_000 },
  latencies: [{ request: "GET presence", count: 30, p50Ms: 2, p99Ms: 9 }],
  rateLimit: { sent: 30 },
  timers: [],
};

function about(what: Finding["what"], changes: Partial<Examination>): Finding {
  return diagnose({ ...healthy, ...changes }).find((finding) => finding.what === what)!;
}

const declared = (changes: Partial<Examination["declared"]>) => ({
  declared: { ...healthy.declared, ...changes },
});

it("finds nothing to say against a healthy server", () => {
  expect(new Set(diagnose(healthy).map(({ verdict }) => verdict))).toEqual(new Set(["well"]));
});

describe("what is to be mended, or to be known", () => {
  it.each<[Finding["what"], Finding["verdict"], Partial<Examination>, RegExp]>([
    ["profile", "mend", { versions: ["r0.6.1"] }, /--profile r0\.6 may be what is meant/u],
    ["profile", "note", { versions: [] }, /--profile/u],
    ["clock", "note", { clockAheadMs: -90_000 }, /No verdict rests on it/u],
    [
      "users",
      "mend",
      { registration: { kind: "refused", message: "Closed.", hint: "Open it." } },
      /Open it\./u,
    ],
    [
      "presence",
      "mend",
      { presence: { put: 200, get: 200, shown: "offline", waitedMs: 1 } },
      /switched off\. Synapse/u,
    ],
    ["presence", "mend", { presence: { put: 500, get: 404, waitedMs: 1 } }, /log/u],
    [
      "delivery",
      "mend",
      { presence: { put: 200, get: 200, shown: "online", waitedMs: 10_000 } },
      /quirks\.propagation/u,
    ],
    ["delivery", "mend", declared({ quirks: { propagationMs: 10 } }), /longer quirks\.propagation/u],
    [
      "latency",
      "note",
      { latencies: [{ request: "stream", count: 9, p50Ms: 9, p99Ms: 2_000 }] },
      /--concurrency/u,
    ],
    [
      "rate limit",
      "mend",
      { rateLimit: { sent: 2, takenBefore: 1, retryAfterMs: 9_200 } },
      /"presencePutEvery": "10s"/u,
    ],
    [
      "rate limit",
      "mend",
      declared({ quirks: { presencePutEveryMs: 10_000 } }),
      /Take quirks\.rateLimit out/u,
    ],
    [
      "timers",
      "note",
      { timers: [{ timer: "offline", firedAfterMs: 6_300, waitedMs: 30_000 }] },
      /offline=3s\.\.13s/u,
    ],
    ["timers", "note", { timers: [{ timer: "idle", waitedMs: 30_000 }] }, /--measure/u],
  ])("%s: %s", (what, verdict, changes, advice) => {
    const finding = about(what, changes);
    expect(finding.verdict).toBe(verdict);
    expect(finding.advice).toMatch(advice);
  });
});

describe("what was declared stands beside what was probed", () => {
  it("and holds, where the probe agrees", () => {
    const limited = { rateLimit: { sent: 2, takenBefore: 1, retryAfterMs: 9_999 } };
    expect(
      about("rate limit", { ...limited, ...declared({ quirks: { presencePutEveryMs: 10_000 } }) }),
    ).toMatchObject({
      verdict: "well",
      declared: "a PUT of presence every 10 s",
    });
    expect(about("delivery", declared({ quirks: { propagationMs: 5_000 } }))).toMatchObject({
      verdict: "well",
      declared: "within 5 s",
    });
  });

  it.each<[Finding["verdict"], number | undefined, number]>([
    ["well", 6_300, 30_000],
    ["mend", 1_000, 30_000],
    ["mend", 20_000, 30_000],
    ["mend", undefined, 30_000],
    ["note", undefined, 8_000],
  ])("%s: 4 s to 12 s, fired after %s of %s ms", (verdict, firedAfterMs, waitedMs) => {
    const timers = [
      { timer: "offline", waitedMs, ...(firedAfterMs === undefined ? {} : { firedAfterMs }) },
    ] as const;
    const said = { timers: { offline: { minMs: 4_000, maxMs: 12_000 } } };
    expect(about("timers", { timers, ...declared(said) })).toMatchObject({
      verdict,
      declared: "offline 4 s to 12 s",
    });
  });
});

it("says of a server without presence only that", () => {
  const off = { presence: { put: 200, get: 200, shown: "offline", waitedMs: 10_000 } };
  expect(about("delivery", off)).toBeUndefined();
});
