import { BROKEN, DONE, type ExitCode } from "./exit-code.ts";
import type { Output } from "./io.ts";
import { tellError } from "./tell-error.ts";
import { writeFileWhole } from "./write-file-whole.ts";

/** A file that is to hold a text, which is made when its turn has come. */
export interface TextOutput {
  readonly file: string;
  readonly text: () => string | Promise<string>;
}

/**
 * Writes every file; one that fails (a full disk) is told and does not keep the others from being written.
 *
 * @param hint what to do about one that fails
 */
export async function writeTexts(
  outputs: readonly TextOutput[],
  stderr: Output,
  hint: string,
): Promise<ExitCode> {
  let code: ExitCode = DONE;
  for (const { file, text } of outputs) {
    try {
      await writeFileWhole(file, await text());
    } catch (cause) {
      code = BROKEN;
      const found = cause instanceof Error ? cause.message : String(cause);
      const message = `Cannot write report ${file}: wanted to replace it as a whole, found: ${found}.`;
      tellError(stderr, Object.assign(new Error(message, { cause }), { code: "report-unwritten", hint }));
    }
  }
  return code;
}
