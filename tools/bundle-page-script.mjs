/**
 * Makes `src/reporters/html/page-script.ts` of the files in `src/reporters/html/browser`: the script of an HTML report as
 * text, since a reporter reads no file. `npm run page-script` writes it; with `--check` it only says whether it is so.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const folder = new URL("../src/reporters/html/", import.meta.url);
const file = new URL("page-script.ts", folder);

const bundle = await rolldown({ input: fileURLToPath(new URL("browser/main.ts", folder)) });
const { output } = await bundle.generate({ format: "iife", comments: false });
const lines = output[0].code.trim().split("\n");
const text = `/** What runs in an HTML report. Generated from the files in browser/ by npm run page-script. */
export const PAGE_SCRIPT: string = [
${lines.map((line) => `  ${JSON.stringify(line)},`).join("\n")}
].join("\\n");
`;

if (!process.argv.includes("--check")) await writeFile(file, text);
else if ((await readFile(file, "utf8")) !== text) {
  process.stderr.write("page-script.ts is not what its sources give: run npm run page-script.\n");
  process.exitCode = 1;
}
