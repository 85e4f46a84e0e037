import { UsageError } from "./usage-error.ts";

/** Beside the streams: shared connections, files, and what Node needs itself. */
const OTHERS = 256;

/**
 * Each stream holds a connection: finds out before anything is sent whether this process may have so many.
 *
 * @throws UsageError when it may not
 */
export function checkFileLimit(streams: number): void {
  const limit = openFilesLimit();
  const needed = Math.ceil(streams) + OTHERS;
  if (limit === undefined || needed <= limit) return;
  throw new UsageError(
    `Cannot hold ${Math.ceil(streams)} streams open: wanted a limit of ${needed} open files, found ${limit}.`,
    `Raise it (ulimit -n ${needed}), or simulate at most ${Math.max(0, limit - OTHERS)} streams in one process.`,
  );
}

/** Undefined where the system has no such limit, or does not tell. */
function openFilesLimit(): number | undefined {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown; readonly hard?: unknown } };
  };
  // Node has raised the soft limit to the hard one.
  const { soft, hard } = userLimits?.open_files ?? {};
  const limits = [soft, hard].map(Number).filter((limit) => limit > 0);
  return limits.length === 0 ? undefined : Math.max(...limits);
}
