import { describe, expect, it } from "vitest";
import { readHistory } from "../history/read-history.ts";
import { shortName } from "./account-name.ts";
import { kinds, linesOf, meddled, put, run, scenario, streamsOf } from "./made-up-run.fixture.ts";

describe("a run", () => {
  const tour = scenario([
    put("online", { fence: true, looks: [{ viewer: "B", subject: "A" }] }),
    put("unavailable"),
    put("offline"),
  ]);

  it("records header, cast, steps, exchanges, ends and footer, and can be read again", async () => {
    const { history, errors, reachedOnce } = await run([tour]);
    expect({ errors, reachedOnce }).toEqual({ errors: [], reachedOnce: true });
    expect(history.scenarios[0]).toMatchObject({
      id: "made-up/1",
      cast: { A: `@rollcall-test-${shortName("made-up/1")}-a0:reference.test` },
      steps: 3,
    });
    expect(history.ends).toEqual([{ record: "end", scenario: "made-up/1", outcome: "performed" }]);
    expect(history.footer).toMatchObject({ complete: true, counts: { scenarios: 1, steps: 3 } });
    expect(readHistory(linesOf(history))).toEqual(history);
  });

  it.each([1, 4])("takes the same course every time, %d at a time", async (concurrency) => {
    const many = [tour, ...[2, 3, 4, 5, 6].map((number) => ({ ...tour, id: `made-up/${number}` }))];
    const [one, other] = [await run(many, { concurrency }), await run(many, { concurrency })];
    expect(linesOf(other.history)).toEqual(linesOf(one.history));
    expect(one.history.ends).toHaveLength(6);
  });

  it("waits for what is demanded and no longer, and shows it to the observer in time", async () => {
    const { history } = await run([tour]);
    const [first, , third] = history.steps;
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(100);
    const seen = streamsOf(history, "B")
      .map(({ body }) => JSON.stringify(body))
      .join();
    for (const presence of ["online", "unavailable", "offline"])
      expect(seen).toContain(`"presence":"${presence}"`);
  });

  it("waits past the judge's hard bound, with open streams, for what does not come", async () => {
    const lost = put("online", { expect: [{ subject: "A", viewers: ["C"], presence: "online" }] });
    const { history } = await run([scenario([lost, put("unavailable")])]);
    const [first, second] = history.steps;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(10_250);
  });

  it("lets a fence prove that every observer's stream has moved", async () => {
    const { history } = await run([tour]);
    const { fence } = history.scenarios[0] ?? {};
    expect(kinds(history).filter((kind) => kind === "createRoom")).toHaveLength(3);
    for (const role of ["B", "C"])
      expect(streamsOf(history, role).some(({ body }) => JSON.stringify(body).includes(fence ?? "?"))).toBe(
        true,
      );
  });

  it("goes on without a fence that nobody is shown, and says so", async () => {
    const target = meddled(async (request, next) => {
      const response = await next(request);
      return request.path.includes("/sync")
        ? { ...response, body: response.body.replace(/"presence":\{"events":\[.*?\]\}/, '"presence":{}') }
        : response;
    });
    const { history } = await run(
      [scenario([put("online", { fence: true, expect: [] }), put("offline", { fence: true, expect: [] })])],
      { target },
    );
    expect(history.ends[0]).toMatchObject({
      outcome: "performed",
      reason: expect.stringContaining("without its fence") as string,
    });
    const fencePuts = history.exchanges.filter(
      ({ user, operation }) => user === history.scenarios[0]?.fence && operation.kind === "putPresence",
    );
    expect(fencePuts).toHaveLength(3);
  });
});
