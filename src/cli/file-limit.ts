import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** Beside the streams: shared connections, files, and what Node needs itself. */
const OTHERS = 256;

/**
 * Each stream holds a connection: finds out before anything is sent whether a process may have so many.
 *
 * @throws UsageError when it may not
 */
export function checkFileLimit(streams: number, io: Pick<Io, "openFilesLimit">): void {
  const limit = io.openFilesLimit();
  const needed = streams + OTHERS;
  if (limit === undefined || needed <= limit) return;
  throw new UsageError(
    `Cannot hold ${streams} streams open in one process: wanted a limit of ${needed} open files, found ${limit}.`,
    `Raise it (ulimit -n ${needed}), simulate fewer users, or share them between more processes (--workers): each may hold ${Math.max(0, limit - OTHERS)} streams.`,
  );
}
