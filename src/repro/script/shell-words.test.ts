import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { SHELL_WORDS } from "./shell-words.ts";

const missing = ["bash", "curl", "jq"].filter((tool) => spawnSync(tool, ["--version"]).status !== 0);

const EVENT = { type: "m.presence", sender: "@a:b", content: { presence: "online", last_active_ago: 40 } };
const ANSWER = { next_batch: "s2", presence: { events: [EVENT] } };

/** How a script ends that has this last answer, has read a stream, and then comes to the word; each of them in a shell of its own. */
function endsOf(words: readonly string[], answer: string = JSON.stringify(ANSWER)) {
  const turn = { status: 200, since: "s1", sent: 1_000, received: 1_010, answer: ANSWER };
  const program = [
    "REQUIREMENT=r EXPECTED=e",
    SHELL_WORDS,
    `status=200 sent=1000 received=1010 fenced=yes answer='${answer}'`,
    `printf '%s\\n' '${JSON.stringify(turn)}' | tee "$work/S.last" >"$work/S.stream"`,
    ...words.map((word) => `(${word}; exit 9) 2>&1; echo "ended with $?"`),
  ].join("\n");
  const { stdout } = spawnSync("bash", { input: program, encoding: "utf8" });
  return [...stdout.matchAll(/([^]*?)ended with (\d+)\n/gu)].map(([, said = "", status]) => ({
    status: Number(status),
    said,
  }));
}

/** Each word that takes a program of jq, and how it ends where that holds for all that there is. */
const WORDS: readonly (readonly [word: string, holds: 0 | 1])[] = [
  ["expect_answer TEST", 0],
  ["expect_shown TEST", 0],
  ["expect_items @a:b TEST", 0],
  ["expect_item @a:b TEST S", 0],
  ["expect_no_item @a:b TEST", 1],
  ["expect_event S 0 @a:b TEST 0", 0],
  ["expect_no_event S 0 @a:b TEST 0 0", 1],
  ["expect_all_events S 0 @a:b TEST 0 needed", 0],
  ["expect_stream S 0 TEST", 0],
];

describe.skipIf(missing.length > 0)(`words of the shell${missing.length === 0 ? "" : " (skipped)"}`, () => {
  it("end by what the program says", () => {
    const ends = endsOf(
      WORDS.flatMap(([word]) => ["true", "false", "null"].map((test) => word.replace("TEST", `'${test}'`))),
    );
    const expected = WORDS.flatMap(([, holds]) => [holds, 1 - holds, 1 - holds]);
    expect(ends.map(({ status }) => status)).toEqual(expected);
  });

  it.each([
    ["$nobody == 1", 3],
    ['error("no")', 5],
  ])("cannot tell where jq fails at %s: that is no fault of the server", (test, code) => {
    const words = WORDS.map(([word]) => word.replace("TEST", `'${test}'`));
    const reason = expect.stringContaining(`COULD NOT TELL: jq failed with ${code}: `) as string;
    expect(endsOf(words)).toEqual(words.map(() => ({ status: 3, said: reason })));
  });

  it("take what is no JSON for an answer without anything", () => {
    const look = `expect_shown 'at(["content", "presence"]) == "online"'`;
    const end = (answer: string) => endsOf([look], answer)[0]?.status;
    expect(end('{"presence": "online"}')).toBe(0);
    expect(["", "<html>", '{"presence": "online"} {}', "null"].map(end)).toEqual([1, 1, 1, 1]);
  });

  it("let an age be missing the second time, and not the first", () => {
    const cases = [
      [{ last_active_ago: 5 }, { last_active_ago: 1_005 }, 0],
      [{ last_active_ago: 5 }, { last_active_ago: 5 }, 1],
      [{ last_active_ago: 5 }, { last_active_ago: "1005" }, 1],
      [{ last_active_ago: 5 }, {}, 1],
      [{}, { last_active_ago: 5 }, 3],
    ] as const;
    const words = cases.map(([first, second]) =>
      [
        `answer='${JSON.stringify(first)}'; remember one; sent=2000; received=2010`,
        `answer='${JSON.stringify(second)}'; expect_growth one 50`,
      ].join("; "),
    );
    expect(endsOf(words).map(({ status }) => status)).toEqual(cases.map(([, , status]) => status));
  });
});
