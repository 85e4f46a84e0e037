import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { withMarkedPart } from "../reporters/marked-part.ts";
import { UsageError } from "./usage-error.ts";

/** Writes the file so that a reader sees the old text or the whole new one, never a part: temporary file, rename. */
export async function writeFileWhole(file: string, text: string): Promise<void> {
  // A device or a pipe (/dev/stdout) cannot be replaced, only written to.
  if (await isSpecial(file)) return writeFile(file, text);
  const place = await realpath(file).catch(() => file);
  const temporary = temporaryName(place);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes what a command has to say into a Markdown file of which the rest is not its own, between its marks. */
export async function writeMarkedPart(file: string, command: string, part: string): Promise<void> {
  const before = await readFile(file, "utf8").catch(() => "");
  await writeFileWhole(file, withMarkedPart(before, command, part));
}

/**
 * Finds out before the run whether the file can be written after it; leaves it alone.
 *
 * @throws UsageError when it cannot
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory() === true) throw new Error("it is a directory");
    if (found !== undefined && !found.isFile()) return;
    if (found !== undefined) await (await open(file, "r+")).close();
    const temporary = temporaryName(await realpath(file).catch(() => file));
    await (await open(temporary, "wx")).close();
    await rm(temporary, { force: true });
  } catch (cause) {
    throw new UsageError(
      `Cannot write ${file}: wanted a file that can be created or replaced, found that ${reasonOf(cause)}.`,
      `Choose another file, or create the directory ${dirname(file)}.`,
      { cause },
    );
  }
}

async function isSpecial(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

function temporaryName(file: string): string {
  return `${file}.${randomBytes(4).toString("hex")}.tmp`;
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") return "its directory does not exist";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "writing there is not permitted";
  return message;
}
