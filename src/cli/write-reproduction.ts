import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Script } from "../repro/script/script.ts";
import { shellScript } from "../repro/script/shell-script.ts";
import { vitestScript } from "../repro/script/vitest-script.ts";
import { checkOutputFiles } from "./output-files.ts";
import { writeFileWhole } from "./write-file-whole.ts";

const EXECUTABLE = 0o755;

function filesIn(directory: string): { readonly shell: string; readonly test: string } {
  return { shell: join(directory, "repro.sh"), test: join(directory, "repro.test.ts") };
}

/**
 * Makes the directory where it is not there yet.
 *
 * @throws UsageError when the scripts could not be written there
 */
export async function checkReproductionFiles(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch(() => undefined); // What is wrong, the check of the files says.
  await checkOutputFiles(Object.values(filesIn(directory)));
}

/** Writes a reproduction in both languages. @returns what to say of it */
export async function writeReproduction(directory: string, script: Script): Promise<string> {
  const { shell, test } = filesIn(directory);
  await writeFileWhole(shell, shellScript(script));
  await chmod(shell, EXECUTABLE);
  await writeFileWhole(test, vitestScript(script));
  return `  Written: ${shell} and ${test}\n`;
}
