import type { Workers } from "./jobs.ts";

/** How far a self-test has come, in jobs. */
export interface SelftestProgress {
  readonly done: number;
  readonly total: number;
}

/** Workers that tell how much of what they were given is done, and go no further once the signal is aborted. */
export function countedWorkers(
  workers: Workers,
  {
    onProgress,
    signal,
  }: { readonly onProgress: (progress: SelftestProgress) => void; readonly signal: AbortSignal },
): Workers {
  const progress = { done: 0, total: 0 };
  return {
    run: (name, task) => {
      progress.total += 1;
      return workers.run(name, task).then((done) => {
        signal.throwIfAborted();
        progress.done += 1;
        onProgress(progress);
        return done;
      });
    },
    end: () => workers.end(),
  };
}
