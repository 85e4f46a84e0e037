import { once } from "node:events";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { getContainerRuntimeClient } from "testcontainers";
import { removeContainer } from "./remove-container.ts";

/*
 * A program of its own: waits for the end of its input, that is, of the process that started it, and removes the container
 * whose name it was given.
 */

/** An engine that just restarts is worth waiting for. */
const ATTEMPTS = 30;
const PAUSE_MS = 1_000;

const [, , name = ""] = process.argv;
await once(process.stdin.resume(), "close");
for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
  try {
    await removeContainer(await getContainerRuntimeClient(), name);
    break;
  } catch {
    await sleep(PAUSE_MS);
  }
}
