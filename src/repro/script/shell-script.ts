import { visibleText } from "../../reporters/visible-text.ts";
import { asksOf } from "./asks-of.ts";
import { headOf } from "./head-of.ts";
import { jqAnswers, jqSight, jqStreamTest } from "./jq-tests.ts";
import type { About, Arg, Line, Script, Template } from "./script.ts";
import { SHELL_WORDS } from "./shell-words.ts";
import { usedWords } from "./used-words.ts";
import { wrap } from "./wrap.ts";

const WIDTH = 118;

const HOW_IT_ENDS = [
  "It exits with 1 while the fault is there, 0 when it is gone, and 3 when it could not tell.",
  "",
  "It needs bash, curl and jq. The users of the story are registered by it: where registration is not open, set",
  "REGISTRATION_TOKEN, or REGISTRATION_SHARED_SECRET (of Synapse and Dendrite; this needs openssl). In the end it logs",
  "them out.",
];

/** The script as bash that needs curl and jq, and nothing else. */
export function shellScript(script: Script): string {
  const { about, binding } = script;
  const story = script.lines
    .flatMap((line) => shellLine(script, line))
    .map((line) => (line === "" ? "" : `  ${line}`));
  const words = usedWords(SHELL_WORDS, [...story, "say_goodbye"].join("\n"));
  return [
    "#!/usr/bin/env bash",
    ...comment(headOf(about, "BASE_URL=http://127.0.0.1:8008 bash repro.sh", HOW_IT_ENDS)),
    "",
    // The test of vitest has no choice but the other name.
    `BASE_URL=\${BASE_URL:-\${HOMESERVER_URL:-${about.baseUrl === undefined ? "" : quoted(about.baseUrl)}}}`,
    "BASE_URL=${BASE_URL%/}",
    ...about.timers.flatMap(timerLines),
    `PREFIX=${quoted(binding.prefix)}`,
    `ACCOUNTS=${quoted(binding.accountPrefix)}`,
    `TOKEN_FORM=${binding.token}`,
    `STREAM_API=${binding.stream}`,
    `REQUIREMENT=${quoted(`${about.requirement}: ${about.statement}`)}`,
    `EXPECTED=${quoted(visibleText(about.allowed))}`,
    "",
    "story() {",
    ...story,
    "}",
    "",
    words,
    "",
    `[ -n "$BASE_URL" ] || could_not_tell "no server: BASE_URL is its address, for example http://127.0.0.1:8008"`,
    "story",
    'could_not_tell "the story came to its end without having looked"',
    "",
  ].join("\n");
}

function comment(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => wrap(line, WIDTH)).map((line) => `# ${line}`.trimEnd());
}

function timerLines({ name, seconds }: About["timers"][number]): readonly string[] {
  const what = { offline: "who has no stream any more is offline", idle: "who does nothing is unavailable" }[
    name
  ];
  const variable = `${name.toUpperCase()}_AFTER`;
  return [`${variable}=\${${variable}:-${seconds}} # seconds by which ${what}, on this server`];
}

function shellLine(script: Script, line: Line): readonly string[] {
  switch (line.kind) {
    case "say":
      return ["", `say ${quoted(line.text)}`];
    case "mark":
      return [`local ${line.name}`, `${line.name}=$(now)`];
    case "times":
      return [`local ${line.name}_from=$sent ${line.name}_to=$received`];
    case "take":
      return [`${line.name}=$(plain ${quoted(line.what)} "$(field ${line.field})") || exit 3`];
    case "together": {
      const calls = line.lines.flatMap((one) => shellLine(script, one));
      return ["{", ...calls.map((call) => `  (trap - EXIT; ${call}) &`), "  wait", "}"];
    }
    default: {
      const asked = asksOf(script, line.word).map((text) => `# ${text}`);
      return [...asked, [line.word, ...line.args.map((arg) => shellArg(script, arg))].join(" ")];
    }
  }
}

function shellArg({ binding }: Script, arg: Arg): string {
  if ("text" in arg) return shellText(arg.text);
  if ("number" in arg) return String(arg.number);
  if ("moment" in arg) return `"$${arg.moment}"`;
  if ("timer" in arg) return `"$${arg.timer.toUpperCase()}_AFTER"`;
  if ("sight" in arg) return quotedTest(jqSight(arg.sight));
  if ("answers" in arg) return quotedTest(jqAnswers(arg.answers));
  if ("keys" in arg) return quotedTest(`[${arg.keys.map((key) => `at(["${key}"]) // ""`).join(", ")}]`);
  return quotedTest(jqStreamTest(arg.test, binding.stream));
}

/** Text for the shell, whatever it holds: nothing in single quotes is obeyed. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A test, in which names of the shell stand between quotes already. */
function quotedTest(test: string): string {
  const parts = test.split(/('"\$\w+"')/u);
  return `'${parts.map((part, place) => (place % 2 === 1 ? part : part.replaceAll("'", `'\\''`))).join("")}'`;
}

/** A text with names in it: in double quotes where it has any, else in single ones. */
function shellText(template: Template): string {
  if (template.length === 0) return "''";
  if (template.every((part) => typeof part === "string")) {
    const text = template.join("");
    return /^[\w./:@=-]+$/u.test(text) ? text : quoted(text);
  }
  return `"${template.map(doubleQuoted).join("")}"`;
}

function doubleQuoted(part: Template[number]): string {
  if (typeof part === "string") return part.replaceAll(/[\\"$`]/gu, "\\$&");
  if ("encoded" in part) return `$(uri ${shellText(part.encoded)})`;
  return part.isEncoded === true ? `$(uri "$${part.name}")` : `\${${part.name}}`;
}
