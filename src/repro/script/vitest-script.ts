import { jsAnswers, jsSight, jsStreamTest, literal } from "./js-tests.ts";
import { asksOf } from "./asks-of.ts";
import { headOf } from "./head-of.ts";
import type { About, Arg, Line, Script, Template, Word } from "./script.ts";
import { usedWords } from "./used-words.ts";
import { VITEST_WORDS } from "./vitest-words.ts";
import { wrap } from "./wrap.ts";

const WIDTH = 117;
/** Beyond what the story itself waits for. */
const MINUTE_MS = 60_000;
/** Words that take their time. */
const SLOW: ReadonlySet<Word> = new Set<Word>([
  "register",
  "log_in",
  "log_out",
  "ask",
  "poll",
  "poll_again",
  "read_stream",
  "resume_stream",
  "settle",
  "elapse",
  "fence",
  "pause",
  "expect_event",
  "expect_no_event",
  "expect_all_events",
  "expect_member",
]);

/** The script as a test of vitest that needs `fetch`, and nothing else. */
export function vitestScript(script: Script): string {
  const { about, binding, lines } = script;
  const story = lines
    .flatMap((line) => jsLine(script, line))
    .map((line) => (line === "" ? "" : `    ${line}`));
  const name = `${about.requirement}: ${about.statement}`;
  const address =
    about.baseUrl === undefined
      ? 'process.env["HOMESERVER_URL"]'
      : `process.env["HOMESERVER_URL"] ?? ${literal(about.baseUrl)}`;
  return [
    ...headOf(about, "HOMESERVER_URL=http://127.0.0.1:8008 npx vitest run repro.test.ts", [
      "It fails while the fault is there (BROKEN), and when it could not tell (COULD NOT TELL); it passes when it is gone.",
      "",
      "It needs vitest and fetch. The users of the story are registered by it: where registration is not open, set",
      "REGISTRATION_TOKEN, or REGISTRATION_SHARED_SECRET (of Synapse and Dendrite). In the end it logs them out.",
    ])
      .flatMap((line) => wrap(line, WIDTH))
      .map((line) => `// ${line}`.trimEnd()),
    'import { afterAll, test } from "vitest";',
    "",
    // BASE_URL is one of vitest's own.
    `const ADDRESS = ${address};`,
    ...(about.baseUrl === undefined
      ? [
          "if (ADDRESS === undefined)",
          '  throw new Error("HOMESERVER_URL: is the address of the server, for example http://127.0.0.1:8008");',
        ]
      : []),
    'const BASE_URL = ADDRESS.replace(/\\/$/u, "");',
    ...about.timers.map(timerLine),
    `const PREFIX = ${literal(binding.prefix)};`,
    `const ACCOUNTS = ${literal(binding.accountPrefix)};`,
    `const TOKEN_FORM: string = ${literal(binding.token)};`,
    `const STREAM_API: string = ${literal(binding.stream)};`,
    `const REQUIREMENT = ${literal(name)};`,
    `const EXPECTED = ${literal(about.allowed)};`,
    "",
    `test(`,
    `  REQUIREMENT,`,
    `  async () => {`,
    ...story,
    `  },`,
    `  ${waitsOf(lines, about)},`,
    `);`,
    "",
    usedWords(VITEST_WORDS, story.join("\n")),
    "",
  ].join("\n");
}

function timerLine({ name, seconds }: About["timers"][number]): string {
  const variable = `${name.toUpperCase()}_AFTER`;
  return `const ${variable} = Number(process.env[${literal(variable)}] ?? ${seconds});`;
}

/** How long the story may take, in ms. */
function waitsOf(lines: readonly Line[], { timers }: About): number {
  const numbers = lines.flatMap((line) =>
    line.kind === "word" && SLOW.has(line.word)
      ? line.args.flatMap((arg) => ("number" in arg ? [arg.number] : []))
      : [],
  );
  const seconds = [...numbers, ...timers.map((timer) => timer.seconds)].reduce((sum, one) => sum + one, 0);
  return MINUTE_MS + Math.ceil(seconds) * 1_000 + lines.length * 1_000;
}

function jsLine(script: Script, line: Line): readonly string[] {
  switch (line.kind) {
    case "say":
      return ["", ...wrap(line.text, WIDTH - 4).map((text) => `// ${text}`)];
    case "mark":
      return [`const ${line.name} = now();`];
    case "times":
      return [`const ${line.name}: readonly [number, number] = [last.sent, last.received];`];
    case "take":
      return [`const ${line.name} = field(${literal(line.field)}, ${literal(line.what)});`];
    case "together":
      return [
        "await Promise.all([",
        ...line.lines.flatMap((one) =>
          jsLine(script, one).map((call) => `  ${call.replace(/^await /u, "").replace(/;$/u, ",")}`),
        ),
        "]);",
      ];
    default: {
      const call = `${line.word}(${line.args.map((arg) => jsArg(script, arg)).join(", ")});`;
      const [first] = line.args;
      const name =
        first !== undefined && "text" in first
          ? first.text.filter((part) => typeof part === "string").join("")
          : "";
      if (line.word === "register") return [`const ${name} = await ${call}`];
      const asked = asksOf(script, line.word).map((text) => `// ${text}`);
      return [...asked, SLOW.has(line.word) ? `await ${call}` : call];
    }
  }
}

function jsArg({ binding }: Script, arg: Arg): string {
  if ("text" in arg) return jsText(arg.text);
  if ("number" in arg) return String(arg.number);
  if ("moment" in arg) return arg.moment;
  if ("timer" in arg) return `${arg.timer.toUpperCase()}_AFTER`;
  if ("sight" in arg) return jsSight(arg.sight);
  if ("answers" in arg) return jsAnswers(arg.answers);
  if ("keys" in arg) return literal(arg.keys);
  return jsStreamTest(arg.test, binding.stream);
}

function jsText(template: Template): string {
  const [only, ...others] = template;
  if (typeof only === "object" && "name" in only && only.isEncoded !== true && others.length === 0)
    return only.name;
  if (template.every((part) => typeof part === "string")) return textLiteral(template.join(""));
  return `\`${template.map(inTemplate).join("")}\``;
}

/** In single quotes, where that saves escapes. */
function textLiteral(text: string): string {
  const usual = literal(text);
  return text.includes('"') && !text.includes("'") ? `'${usual.slice(1, -1).replaceAll('\\"', '"')}'` : usual;
}

function inTemplate(part: Template[number]): string {
  if (typeof part === "string")
    return literal(part).slice(1, -1).replaceAll('\\"', '"').replaceAll(/[`$]/gu, "\\$&");
  if ("encoded" in part) return `\${encodeURIComponent(${jsText(part.encoded)})}`;
  return part.isEncoded === true ? `\${encodeURIComponent(${part.name})}` : `\${${part.name}}`;
}
