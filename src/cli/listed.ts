import { readFile } from "node:fs/promises";
import type { Listed } from "../expectations/apply-expectations.ts";
import { ExpectationsError } from "../expectations/expectations-error.ts";
import { NO_EXPECTATIONS, parseExpectations } from "../expectations/parse-expectations.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** Which expectations file was named, and whether the run is to write it. */
export interface ExpectationsChoice {
  readonly file: string;
  readonly update: boolean;
}

/** What is listed, and whether the run is to bring it up to date. */
export interface ListedHere extends Listed {
  readonly update: boolean;
}

/**
 * Reads the expectations before anything is sent. A file that is to be written need not exist yet.
 *
 * @throws UsageError when it cannot be read, or is none
 */
export async function readListed({ file, update }: ExpectationsChoice, io: Io): Promise<ListedHere> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (update && cause.code === "ENOENT") return undefined;
    throw new UsageError(
      `Cannot read ${file}: wanted an expectations file, found ${cause.message}.`,
      "--update-expectations writes one from a run.",
      { cause },
    );
  });
  try {
    const content = text === undefined ? NO_EXPECTATIONS : parseExpectations(text);
    return { file, update, content, today: io.date().slice(0, "YYYY-MM-DD".length) };
  } catch (cause) {
    if (!(cause instanceof ExpectationsError)) throw cause;
    throw new UsageError(`${file}: ${cause.message}`, cause.hint, { cause });
  }
}
