import { Tinypool } from "tinypool";
import type { Workers } from "./jobs.ts";

/** Workers in threads of their own, as many as are wanted at a time. */
export function threads(count: number): Workers {
  const pool = new Tinypool({
    filename: new URL("worker.js", import.meta.url).href,
    minThreads: 1,
    maxThreads: count,
  });
  return {
    run: (name, task) => pool.run(task, { name }),
    end: () => pool.destroy(),
  };
}
