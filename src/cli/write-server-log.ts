import type { ProcessSurroundings } from "../targets/process/process-target.ts";
import type { Output } from "./io.ts";
import { tellError } from "./tell-error.ts";
import { writeFileWhole } from "./write-file-whole.ts";

/** Keeps what the started server wrote, without what the run knows to be secret; a full disk does not change the run's end. */
export async function writeServerLog(
  file: string | undefined,
  { output, redactor }: Pick<ProcessSurroundings, "output" | "redactor">,
  stderr: Output,
): Promise<void> {
  if (file === undefined) return;
  try {
    await writeFileWhole(file, redactor.text(output.text()));
  } catch (cause) {
    tellError(stderr, unwritten(file, cause));
  }
}

function unwritten(file: string, cause: unknown): Error {
  const message = `Cannot write the server's log to ${file}: wanted to replace it as a whole, found: ${String(cause)}.`;
  return Object.assign(new Error(message, { cause }), {
    code: "log-unwritten",
    hint: "Make room there, or name another file with --server-log.",
  });
}
