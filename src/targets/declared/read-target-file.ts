import { readFileSync } from "node:fs";
import { badTargetFile, type TargetFile, targetFile } from "./target-file.ts";

/**
 * Reads a target file from the disk.
 *
 * @throws TargetError when it cannot be read, is no JSON, or is no target file
 */
export function readTargetFile(file: string): TargetFile {
  return targetFile(file, parsed(file, textOf(file)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw badTargetFile(file, `wanted a file, found ${code === "ENOENT" ? "none there" : message}`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Older engines quote the text around the error, which may hold a secret; where it is suffices.
    const [where] = /line \d+ column \d+|position \d+/u.exec(String(cause)) ?? ["somewhere"];
    throw badTargetFile(file, `wanted JSON, found something else at ${where}`);
  }
}
