import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../history/history.ts";
import type { Sight } from "../../judge/claim.ts";
import { profile } from "../../spec/profiles.ts";
import { presenceEventBreaches } from "../../spec/wire/presence-event.ts";
import { fitsSight } from "./fits-sight.ts";
import { formAt } from "./form-at.ts";
import { jqAnswers, jqSight } from "./jq-tests.ts";
import { jsAnswers, jsSight } from "./js-tests.ts";
import type { NamedAnswer, NamedSight } from "./script.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { VITEST_WORDS } from "./vitest-words.ts";

const hasJq = spawnSync("jq", ["--version"]).status === 0;

const [, definitions = ""] = /^DEFINITIONS='([^']*)'/mu.exec(SHELL_WORDS) ?? [];

/** What a test of jq says of each value, all at once: a process each would take minutes. */
function byJq(programs: readonly string[], values: readonly unknown[]): readonly boolean[] {
  const program = `${definitions} ${programs.map((one, place) => `if .place == ${place} then (.value | try (${one}) catch false) else`).join(" ")} null ${programs.map(() => "end").join(" ")} | . == true`;
  const input = values.map((value, place) => JSON.stringify({ place, value })).join("\n");
  const { stdout, stderr } = spawnSync("jq", ["-c", program], { input, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout
    .trim()
    .split("\n")
    .map((line) => line === "true");
}

/** The words of a test that its conditions use, as JavaScript. */
const words = ["at", "list", "subjectOf", "eventsIn", "countsFrom", "isShown"]
  .map((name) => {
    const from = VITEST_WORDS.indexOf(`function ${name}(`);
    return VITEST_WORDS.slice(from, VITEST_WORDS.indexOf("\n}", from) + 2);
  })
  .join("\n");

/** What a condition of JavaScript says: its types are taken out, as whoever runs the test does. */
async function byJs(
  conditions: readonly string[],
  calls: readonly (readonly unknown[])[],
): Promise<readonly boolean[]> {
  const { transform } = await import("@swc/core");
  const source = `${words}\nconst tests = [${conditions.join(",\n")}];\nexport { tests };`;
  const { code } = await transform(source, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "es6" },
  });
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const { tests } = (await import(/* @vite-ignore */ url)) as { tests: ((...args: unknown[]) => unknown)[] };
  return tests.map((test, place) => test(...(calls[place] ?? [])) === true);
}

const text = fc.oneof(
  fc.constantFrom("", "here", "online", "it's", 'a "quote"', "\u202e", "\\"),
  fc.string(),
);
const part: fc.Arbitrary<Json> = fc.oneof(
  text,
  fc.integer({ min: -2, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 9 }),
  fc.constantFrom(null, true, false, "mxc://a/b", "@a:b", "@ab", ["x"], { x: 1 }),
);
const content = fc.dictionary(
  fc.constantFrom(
    "presence",
    "status_msg",
    "currently_active",
    "displayname",
    "avatar_url",
    "last_active_ago",
    "user_id",
  ),
  fc.oneof(fc.constantFrom<Json>("online", "offline", "hidden"), part),
);
const event = fc.record(
  {
    type: fc.oneof({ weight: 5, arbitrary: fc.constant<Json>("m.presence") }, { weight: 1, arbitrary: part }),
    sender: fc.oneof(fc.constant<Json>("@a:b"), part),
    event_id: part,
    room_id: part,
    content: fc.oneof({ weight: 9, arbitrary: content }, { weight: 1, arbitrary: part }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Json>;

const sight: fc.Arbitrary<NamedSight & Sight> = fc.oneof(
  fc.constant({ kind: "anything" } as const),
  fc
    .array(
      fc.record(
        {
          presence: fc.constantFrom("online", "offline", "unavailable"),
          message: fc.oneof(fc.constant(null), text),
        },
        { requiredKeys: ["presence"] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((states) => ({ kind: "state", states }) as const),
  fc
    .record({
      key: fc.constantFrom("presence", "displayname", "currently_active"),
      values: fc.array(fc.oneof(text, fc.constantFrom(true, false, null, "online")), { minLength: 1 }),
    })
    .map(({ key, values }) => ({ kind: "value", key, values }) as const),
);

const shows = { content: { status_msg: "x" } };

describe.skipIf(!hasJq)(`tests of events${hasJq ? "" : " (skipped: there is no jq)"}`, () => {
  it("say the same in the shell, in JavaScript, and of what was recorded", async () => {
    const samples = fc.sample(fc.tuple(sight, event), { numRuns: 300, seed: 7 });
    const values = samples.map(([, value]) => value);
    const jq = byJq(
      samples.map(([one]) => jqSight(one)),
      values,
    );
    const js = await byJs(
      samples.map(([one]) => jsSight(one)),
      values.map((value) => [value]),
    );
    // What is no object has no content: a real event always is, since a subject was found in it.
    const isEvent = (value: Json) => typeof (value as { content?: Json }).content === "object";
    const recorded = samples.map(([one, value]) => fitsSight(value, one));
    const told = samples.map(([one, value], place) => ({
      one,
      value,
      is: [jq[place], js[place], recorded[place]],
    }));
    expect(told.filter(({ value, is }) => isEvent(value) && new Set(is).size > 1)).toEqual([]);
    expect(told.filter(({ is: [jqs] }) => jqs === true).length).toBeGreaterThan(50);
    expect(told.filter(({ is: [jqs] }) => jqs === false).length).toBeGreaterThan(50);
  });

  it.each(["v1", "seed", "r0.6"] as const)(
    "find a wrong form where the schema of %s finds it",
    async (id) => {
      const { rules } = profile(id);
      const paths = ["type", "sender", "event_id", "room_id", "content.presence", "content.user_id"].concat(
        ["content.last_active_ago", "content.displayname", "content.avatar_url"],
        ["content.status_msg", "content.currently_active"],
      );
      // What a profile does not define it lets through: only where it does there is a form to find wrong.
      const events = fc
        .sample(event, { numRuns: 120, seed: 11 })
        .filter((value) => typeof (value as { content?: Json }).content === "object");
      const cases = events.flatMap((value) => {
        const breached = new Set(presenceEventBreaches(profile(id), value).map(({ path }) => path));
        return paths.flatMap((path) => (breached.has(path) ? [{ path, value }] : []));
      });
      const forms = cases.map(({ path }) => ({ kind: "form", form: formAt(rules, "event", path) }) as const);
      expect(cases.length).toBeGreaterThan(100);
      const jq = byJq(
        forms.map(jqSight),
        cases.map(({ value }) => value),
      );
      const js = await byJs(
        forms.map(jsSight),
        cases.map(({ value }) => [value]),
      );
      expect(cases.filter((_, place) => jq[place] === true || js[place] === true)).toEqual([]);
      const right = { type: "m.presence", sender: "@a:b", content: { presence: "online", user_id: "@a:b" } };
      const all = paths.map((path) => ({ kind: "form", form: formAt(rules, "event", path) }) as const);
      expect(
        byJq(
          all.map(jqSight),
          all.map(() => right),
        ),
      ).toEqual(all.map(() => true));
      expect(
        await byJs(
          all.map(jsSight),
          all.map(() => [right]),
        ),
      ).toEqual(all.map(() => true));
    },
  );

  it("count an age from what was done, with the time that requests take", async () => {
    const age: NamedSight = { kind: "age", moments: ["act_1"], toleranceMs: 100 };
    const answer = (ago: number) => ({ content: { last_active_ago: ago } });
    // Done between 1,000 and 1,010, asked for between 3,000 and 3,020.
    const program = jqSight(age)
      .replaceAll(`'"$act_1_from"'`, "1000")
      .replaceAll(`'"$act_1_to"'`, "1010")
      .replaceAll("$sent", "3000")
      .replaceAll("$received", "3020");
    const ages = [1_889, 1_890, 2_000, 2_120, 2_121];
    const expected = [false, true, true, true, false];
    expect(
      byJq(
        ages.map(() => program),
        ages.map(answer),
      ),
    ).toEqual(expected);
    const condition = jsSight(age).replaceAll("act_1", "[1000, 1010]");
    const times = { sent: 3_000, received: 3_020 };
    expect(
      await byJs(
        ages.map(() => condition),
        ages.map((ago) => [answer(ago), times]),
      ),
    ).toEqual(expected);
    // A server may leave the age out.
    expect(byJq([program], [shows])).toEqual([true]);
  });

  it("say the same of answers", async () => {
    const answers: fc.Arbitrary<NamedAnswer> = fc.record(
      {
        status: fc.constantFrom<readonly [number, number]>([200, 200], [400, 499], [403, 403], [200, 499]),
        errcodes: fc.array(fc.constantFrom("M_FORBIDDEN", "M_NOT_JSON"), { minLength: 1 }),
        body: fc.constantFrom("object", "list", "empty list", "errcode", "errcode and error"),
      },
      { requiredKeys: ["status"] },
    );
    const body = fc.oneof(
      fc.constantFrom<Json>(
        {},
        [],
        [1],
        null,
        { errcode: "M_FORBIDDEN" },
        { errcode: "M_NOT_JSON", error: "no" },
      ),
      part,
    );
    const samples = fc.sample(fc.tuple(answers, fc.constantFrom(200, 403, 404, 429, 500), body), {
      numRuns: 200,
      seed: 3,
    });
    const jq = byJq(
      samples.map(([one, status]) => jqAnswers([one]).replaceAll("$status", String(status))),
      samples.map(([, , value]) => value),
    );
    const js = await byJs(
      samples.map(([one]) => jsAnswers([one])),
      samples.map(([, status, value]) => [status, value]),
    );
    expect(samples.filter((_, place) => jq[place] !== js[place])).toEqual([]);
    expect(jq.filter(Boolean).length).toBeGreaterThan(10);
  });
});
