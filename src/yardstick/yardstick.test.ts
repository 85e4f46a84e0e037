import { beforeAll, describe, expect, it } from "vitest";
import { mutant } from "../server/mutants/mutants.ts";
import { mustHaveUsers } from "./complement-manner.ts";
import { type PlainResult, runYardstick } from "./run-yardstick.ts";
import { LEFT_OUT, YARDSTICK } from "./yardstick.ts";

const key = ({ suite, name }: Pick<PlainResult, "suite" | "name">) => `${suite}: ${name}`;

async function failing(name?: string): Promise<string[]> {
  const results = await runYardstick(name === undefined ? {} : { mutant: mutant(name) });
  return results.filter(({ passed }) => !passed).map(key);
}

it("has 12 originals of Complement and 16 of SyTest, each once, or says why not", () => {
  const originals = [...YARDSTICK, ...LEFT_OUT];
  const count = (suite: string) => originals.filter((one) => one.suite === suite).length;
  expect({ complement: count("Complement"), sytest: count("SyTest") }).toEqual({
    complement: 12,
    sytest: 16,
  });
  expect(new Set(originals.map(key)).size).toBe(originals.length);
});

it("the reference server passes all", async () => {
  const results = await runYardstick();
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  expect(results.map(key)).toEqual(YARDSTICK.map(key));
});

describe("a fault", () => {
  /** Together they are noticed by every check. */
  const NOTICED = ["presence-switched-off", "get-wraps-in-content", "poll-is-activity", "sender-is-observer"];
  const noticedBy = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const name of NOTICED) noticedBy.set(name, await failing(name));
  }, 60_000);

  it.each(YARDSTICK.map(key))("can fail %s", (check) => {
    expect([...noticedBy].filter(([, checks]) => checks.includes(check))).not.toEqual([]);
  });

  it("of GET is noticed by those who look at GET, and says what was wanted", async () => {
    expect(noticedBy.get("get-wraps-in-content")).toEqual([
      "Complement: GET /presence/:user_id/status fetches initial status",
      "Complement: PUT /presence/:user_id/status updates my presence",
      "SyTest: GET /presence/:user_id/status fetches initial status",
      "SyTest: PUT /presence/:user_id/status updates my presence",
    ]);
    const [first] = (await runYardstick({ mutant: mutant("get-wraps-in-content") })).filter(
      ({ passed }) => !passed,
    );
    expect(first?.reason).toBe("wanted a body with presence");
  });

  it.each(["refused-status-sticks", "ago-in-seconds", "leaver-goes-on-seeing", "never-idle"])(
    "that neither suite looks for is not noticed: %s",
    async (name) => {
      expect(await failing(name)).toEqual([]);
    },
  );
});

describe("the helper with which Complement shows that no event came", () => {
  const event = { type: "m.presence", sender: "@a:x", content: { presence: "online" } };

  it("cannot fail, as the original cannot", () => {
    expect(() => mustHaveUsers({ presence: { events: [event, "rubbish"] } }, [])).not.toThrow();
  });

  it("can fail where it is given users", () => {
    expect(() => mustHaveUsers({ presence: { events: [event] } }, ["@a:x"])).not.toThrow();
    expect(() => mustHaveUsers({ presence: { events: [event, event] } }, ["@a:x"])).toThrow("found 2");
    expect(() => mustHaveUsers({}, ["@a:x"])).toThrow("found 0");
  });
});
