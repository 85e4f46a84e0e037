import type { Stretch } from "../measure/time-series.ts";

/** What went on in several processes at the same time, as if it had been one. @throws RangeError when there is none */
export function mergedStretch(stretches: readonly Stretch[]): Stretch {
  const [first] = stretches;
  if (first === undefined) throw new RangeError("Cannot put stretches together: wanted one, found none.");
  const total = (of: (stretch: Stretch) => number) =>
    stretches.reduce((sum, stretch) => sum + of(stretch), 0);
  const worst = (of: (stretch: Stretch) => number) => Math.max(...stretches.map(of));
  return {
    at: worst(({ at }) => at),
    lastsMs: worst(({ lastsMs }) => lastsMs),
    users: {
      online: total(({ users }) => users.online),
      unavailable: total(({ users }) => users.unavailable),
      offline: total(({ users }) => users.offline),
    },
    arrivals: total(({ arrivals }) => arrivals),
    requests: total(({ requests }) => requests),
    answered: total(({ answered }) => answered),
    unanswered: total(({ unanswered }) => unanswered),
    deliveries: total(({ deliveries }) => deliveries),
    streamAnswers: total(({ streamAnswers }) => streamAnswers),
    // What percentiles of parts have in common is only that the whole is not beyond the worst.
    p50Ms: worst(({ p50Ms }) => p50Ms),
    p99Ms: worst(({ p99Ms }) => p99Ms),
    maxMs: worst(({ maxMs }) => maxMs),
    violations: total(({ violations }) => violations),
    troubles: total(({ troubles }) => troubles),
    loopP99Ms: worst(({ loopP99Ms }) => loopP99Ms),
    cores: total(({ cores }) => cores),
  };
}
