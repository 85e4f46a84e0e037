import { beforeAll, describe, expect, it } from "vitest";
import { LOAD_MUTANTS } from "../../server/load-mutants/load-mutants.ts";
import type { Mutant } from "../../server/mutants/mutant.ts";
import type { User } from "../../server/user.ts";
import { Latencies, prepareLatencies } from "../measure/latencies.ts";
import type { RecordedViolation } from "../record/recorded-violation.ts";
import { conducted, WORKLOAD } from "./conducted.fixture.ts";

const PRETENDS_TO_BE_IDLE: Mutant = {
  name: "pretends-to-be-idle",
  fault: "One version of one user is told to everybody as if its user were idle.",
  requirement: "PRES-PROP-001",
  family: "stale data",
  disturb: () => {
    let spoilt: string | undefined;
    return {
      tapEvent: (event) => {
        const message = String(event.content.status_msg);
        if (/ #3 online /u.test(message)) spoilt ??= message;
        if (message !== spoilt) return event;
        return { ...event, content: { ...event.content, presence: "unavailable" } };
      },
    };
  },
};

const FORGETS_EACH_FIRST_OBSERVER: Mutant = {
  name: "forgets-each-first-observer",
  fault: "The second version of each user is withheld from whoever would be told of it first.",
  requirement: "PRES-PROP-001",
  family: "missing event",
  disturb: () => {
    const forgotten = new Map<string, User>();
    return {
      tapEvent: (event, { observer }) => {
        const message = String(event.content.status_msg);
        if (!/ #2 /u.test(message)) return event;
        if (!forgotten.has(message)) forgotten.set(message, observer);
        return forgotten.get(message) === observer ? undefined : event;
      },
    };
  },
};

/** Does so, too, and tells of the first user's changes half a second late: a server that keeps no order. */
const IS_LATE_WITH_ONE: Mutant = {
  ...FORGETS_EACH_FIRST_OBSERVER,
  name: "is-late-with-one",
  disturb: (exemplary, onFault) => {
    let first: User | undefined;
    return {
      ...FORGETS_EACH_FIRST_OBSERVER.disturb(exemplary, onFault),
      whenTold: (state, subject, tell) => {
        first ??= subject;
        if (subject === first) state.clock.setTimeout(tell, 500);
        else tell();
      },
    };
  },
};

/** What the observer's streams brought of the subject. */
function shownBy({ testimonies, observer }: RecordedViolation): string {
  return JSON.stringify(testimonies.find(({ user }) => user === observer)?.streams.map(({ body }) => body));
}

// It takes real time: none is there once the clock is virtual.
beforeAll(prepareLatencies);

describe("parts of a simulation", () => {
  it("find together what one would have found, and nothing that is not there", async () => {
    const [one, three] = [await conducted(1), await conducted(3)];
    for (const { error, violations } of [one, three])
      expect({ error, kept: violations.kept }).toEqual({ error: undefined, kept: [] });
    expect(three.population).toEqual(one.population);
    // The schedule is one for all.
    expect(three.measurements.counters.arrivals).toBe(one.measurements.counters.arrivals);
    // When streams open and end elsewhere is not known: what is told of that is not measured.
    const share = three.deliveries.verified / one.deliveries.verified;
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(1.05);
  });

  it.each([
    { latencyMs: 20, rate: 100, mix: { status: 1, level: 2 } },
    { latencyMs: 150, rate: 84, mix: { ...WORKLOAD.mix, leave: 1 } },
  ])("blame nobody for acts that wait for others of the same user, $latencyMs ms away", async (busy) => {
    const { violations, deliveries } = await conducted(2, {
      ...busy,
      users: 16,
      rooms: "fixed:6",
      duration: "6s",
    });
    expect(violations.kept).toEqual([]);
    expect(deliveries.verified).toBeGreaterThan(500);
  });

  it("merge their histograms without losing anything", async () => {
    const { measurements } = await conducted(2);
    const sum = new Latencies();
    for (const [kind, latencies] of Object.entries(measurements.deliveries))
      if (kind !== "vanish") sum.add(latencies);
    expect(sum.spread()).toEqual(measurements.delivery.spread());
  });

  it("notice a leak from one to the other", async () => {
    const mutant = LOAD_MUTANTS.find(({ name }) => name === "leaks-one-delivery");
    const { violations } = await conducted(3, mutant === undefined ? {} : { mutant });
    expect(violations.counts).toEqual({ leak: 1 });
  });

  it("record a violation with what each of them knows of those who have a part in it", async () => {
    const recorded: RecordedViolation[] = [];
    const mutant = LOAD_MUTANTS.find(({ name }) => name === "leaks-one-delivery");
    await conducted(3, {
      ...(mutant === undefined ? {} : { mutant }),
      onRecorded: (violation) => recorded.push(violation),
    });
    const [{ observer, subject, testimonies } = { testimonies: [] }] = recorded;
    expect(recorded).toHaveLength(1);
    expect(new Set(testimonies.map(({ user }) => user))).toEqual(new Set([observer, subject]));
    for (const { memberships, streams } of testimonies)
      expect([memberships.length, streams.length > 0]).toEqual([2, true]);
  });

  it("notice what was withheld of somebody elsewhere, although it was overtaken later", async () => {
    const slow = { rate: 2, duration: "120s", mix: { status: 1 }, mutant: FORGETS_EACH_FIRST_OBSERVER };
    const [one, two] = [await conducted(1, slow), await conducted(2, slow)];
    expect(one.violations.counts["missed"]).toBeGreaterThan(30);
    expect(two.violations.counts).toEqual(one.violations.counts);
  });

  it.each([
    ["a proof, and record it with its witness", FORGETS_EACH_FIRST_OBSERVER, true],
    ["none where one of them has seen that there is no order", IS_LATE_WITH_ONE, false],
  ])("take the order of news for %s", async (_, mutant, isProof) => {
    const recorded: RecordedViolation[] = [];
    const { violations, deliveries } = await conducted(2, {
      users: 30,
      rate: 15,
      duration: "6s",
      mix: { status: 1 },
      mutant,
      onRecorded: (violation) => recorded.push(violation),
    });
    const missed = recorded.filter(({ kind }) => kind === "missed");
    expect(missed.every(({ witness }) => witness !== undefined)).toBe(true);
    // However much came afterwards: what overtook it is there.
    expect(missed.every((one) => / #3 /u.test(shownBy(one)))).toBe(true);
    expect(missed).toHaveLength(violations.counts["missed"] ?? 0);
    expect([missed.length > 5, deliveries.unproved > 5]).toEqual([isProof, !isProof]);
    expect(deliveries.outOfOrder > 0).toBe(!isProof);
  });

  it("notice a wrong level of somebody elsewhere", async () => {
    const { violations } = await conducted(3, {
      mix: { status: 1, level: 1 },
      mutant: PRETENDS_TO_BE_IDLE,
    });
    // One fault is one finding in the process of that user; the others are those of the other processes.
    expect(violations.counts["wrong level"]).toBeGreaterThan(1);
    expect(violations.total).toBe(violations.counts["wrong level"]);
  });

  it("go on when one is lost and begun again, are incomplete then, and blame nobody for it", async () => {
    const { error, violations, measurements } = await conducted(2, {
      onSecond: (second, lose) => {
        if (second === 15) lose(1);
      },
    });
    expect(error).toMatchObject({
      code: "worker-lost",
      message: expect.stringContaining("part 2 of 2") as string,
    });
    expect(violations.kept).toEqual([]);
    // What was done before is measured by the process that is lost; what is done afterwards, by the one that follows it.
    expect(measurements.counters.arrivals).toBeGreaterThan(300);
  });

  it("end when all are begun again in vain, with what was seen of them before", async () => {
    const { error, measurements, stretches } = await conducted(2, {
      onSecond: (second, _, loseInVain) => {
        if (second === 15) for (const shard of [0, 1]) loseInVain(shard);
      },
    });
    expect(error).toMatchObject({ code: "worker-lost" });
    expect(measurements.counters.streamAnswers).toBeGreaterThan(100);
    expect(stretches.length).toBeGreaterThan(10);
  });

  it.each([
    ["lost again, for good", (lose: (shard: number, isFinal?: boolean) => void) => lose(1, true)],
    ["begun again in vain", (_: unknown, loseInVain: (shard: number) => void) => loseInVain(1)],
  ])("end when one that was begun again is %s", async (_, befalls) => {
    const { error, phasesMs } = await conducted(2, {
      onSecond: (second, lose, loseInVain) => {
        if (second === 10) lose(1);
        if (second === 15) befalls(lose, loseInVain);
      },
    });
    expect(error).toMatchObject({ code: "worker-lost" });
    expect(phasesMs.load).toBeLessThan(20_000);
  });

  it("end when one is lost for good, and hold nothing against the server for the order of news that the other may have seen broken", async () => {
    const { error, violations, deliveries } = await conducted(2, {
      users: 30,
      rate: 15,
      mix: { status: 1 },
      mutant: FORGETS_EACH_FIRST_OBSERVER,
      onSecond: (second, lose) => {
        if (second === 15) lose(0, true);
      },
    });
    expect(error).toMatchObject({ code: "worker-lost" });
    expect(violations.counts).toEqual({});
    expect(deliveries.unproved).toBeGreaterThan(5);
  });

  it("end when one is lost for good, with what the others have measured, and blame nobody for what they are not told", async () => {
    const { error, measurements, phasesMs, violations } = await conducted(2, {
      mix: { status: 1, level: 1 },
      mutant: PRETENDS_TO_BE_IDLE,
      onSecond: (second, lose) => {
        if (second === 15) lose(0, true);
      },
    });
    // Whoever has shown that level there may have left and come back.
    expect(violations.counts).toEqual({});
    expect(error).toMatchObject({
      code: "worker-lost",
      hint: expect.stringContaining("too often") as string,
    });
    expect(measurements.counters.arrivals).toBeGreaterThan(50);
    expect(phasesMs.load).toBeLessThan(20_000);
  });
});
