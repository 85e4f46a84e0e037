/**
 * Makes `src/repro/script/*-words.ts` of the files in `tools/script-words/`: the words of a reproduction as text, since
 * whoever writes one reads no file. `npm run script-words` writes them; with `--check` it only says whether they are so.
 */
import { readFile, writeFile } from "node:fs/promises";

const sources = new URL("script-words/", import.meta.url);
const targets = new URL("../src/repro/script/", import.meta.url);
const WORDS = [
  ["words.sh", "shell-words.ts", "SHELL_WORDS", "a script of the shell"],
  ["words.ts", "vitest-words.ts", "VITEST_WORDS", "a test"],
];

for (const [source, target, name, what] of WORDS) {
  const whole = await readFile(new URL(source, sources), "utf8");
  // What stands before the first rule is for whoever reads or checks the source.
  const lines = whole
    .slice(whole.search(/^(#|\/\/) -{9}/mu))
    .trimEnd()
    .split("\n");
  const text = `/** What ${what} is told in. Generated from tools/script-words/${source} by npm run script-words. */
export const ${name}: string = [
${lines.map((line) => `  ${JSON.stringify(line)},`).join("\n")}
].join("\\n");
`;
  const file = new URL(target, targets);
  if (!process.argv.includes("--check")) await writeFile(file, text);
  else if ((await readFile(file, "utf8")) !== text) {
    process.stderr.write(`${target} is not what its source gives: run npm run script-words.\n`);
    process.exitCode = 1;
  }
}
