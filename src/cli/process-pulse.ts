import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Pulse } from "../simulation/measure/pulse.ts";
import type { Ms } from "../time/clock.ts";

const RESOLUTION_MS: Ms = 10;

/** Whether this process keeps up. */
export function processPulse(now: () => Ms): Pulse {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  let [cpu, at] = [process.cpuUsage(), now()];
  return {
    loopP99Ms: () => {
      const p99 = loop.percentile(99) / 1e6 - RESOLUTION_MS;
      loop.reset();
      return Math.max(0, p99);
    },
    cores: () => {
      const [before, beforeAt] = [cpu, at];
      [cpu, at] = [process.cpuUsage(), now()];
      const usedMs = (cpu.user - before.user + (cpu.system - before.system)) / 1_000;
      return at === beforeAt ? 0 : usedMs / (at - beforeAt);
    },
    memoryBytes: () => process.memoryUsage.rss(),
    stop: () => {
      loop.disable();
    },
  };
}
