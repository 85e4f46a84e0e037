import { readFileSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/**
 * The text of a file that the command line names.
 *
 * @throws UsageError when it cannot be read
 */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const found = (cause as NodeJS.ErrnoException).code ?? "an error";
    throw new UsageError(
      `Cannot read ${file}: wanted a file, found ${found}.`,
      "Is the path right, and may it be read?",
      {
        cause,
      },
    );
  }
}
