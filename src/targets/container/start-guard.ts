import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Removes a container when nobody else can. */
export interface Guard {
  /** The container is gone. */
  dismiss(): void;
}

/**
 * Starts a process of its own that outlives this one and then removes the container, however this one ended: killed, too.
 * It learns of that by the end of its input.
 */
export function startGuard(containerName: string): Guard {
  const program = fileURLToPath(new URL("container-guard.js", import.meta.url));
  // A group of its own: Ctrl-C is meant for us alone.
  const guard = spawn(process.execPath, [program, containerName], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined);
  guard.unref();
  return {
    dismiss: () => {
      guard.kill("SIGKILL");
    },
  };
}
