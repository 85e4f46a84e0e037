import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAKE_IMAGE = fileURLToPath(new URL("make-image.sh", import.meta.url));

/** The command `docker`, for what a test sees of an engine beside rollcall. */
export function docker(...args: string[]) {
  const { status, stdout } = spawnSync("docker", args, { encoding: "utf8" });
  return { ok: status === 0, text: stdout?.trim() ?? "" };
}

export const hasEngine = docker("version").ok;

/** Why no container of ours can be had here, in a few words; nothing when one can. */
export const noImage = whyNoImage();

function whyNoImage(): string | undefined {
  if (process.platform !== "linux") return "its image is made of files of a Linux machine";
  return hasEngine ? undefined : "no engine that the command docker reaches";
}

/** Every container of an image, also one that has ended. */
export function containersOf(image: string): string {
  return docker("ps", "--all", "--quiet", "--filter", `ancestor=${image}`).text;
}

/**
 * Makes an image of files of this machine.
 *
 * @param args as `make-image.sh` takes them
 * @throws Error with what it said
 */
export function makeImage(...args: string[]): void {
  const { status, stderr } = spawnSync("sh", [MAKE_IMAGE, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Cannot make an image: ${stderr}`);
}

/** For the name of a test that is skipped. */
export function skippedFor(reason: string | undefined): string {
  return reason === undefined ? "" : ` (skipped: ${reason})`;
}
