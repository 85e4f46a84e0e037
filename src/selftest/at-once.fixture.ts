import { jobs, type Workers } from "./jobs.ts";

/** Workers for tests: one thing after the other, in this thread. */
export function atOnce(): Workers {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (name, task) => {
      const job = jobs[name] as (task: unknown) => Promise<never>;
      const done = last.then(() => job(task));
      last = done.catch(() => undefined);
      return done;
    },
    end: () => Promise.resolve(),
  };
}
