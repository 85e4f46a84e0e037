import { RUNNER_SLACK_MS } from "../judge/tolerances.ts";
import type { Command, TimerName } from "../model/command.ts";
import { type Ms, sleep } from "../time/clock.ts";
import { accountOf, type Scene } from "./scene.ts";

/** A client's own idle timer, let pass only where time is free: one of the seed's "1 - 5 minutes". */
const CLIENT_IDLE_MS: Ms = 60_000;
/** How long a server's timer is waited for in real time when nobody said how long it takes. */
const UNKNOWN_TIMER_MS: Ms = 60_000;

export function wait(scene: Scene, { ms }: Extract<Command, { type: "wait" }>): Promise<void> {
  return sleep(scene.run.clock, ms, scene.ending.signal);
}

/**
 * Waits until an observer is shown that the user's timer has fired, or until patience ends. Where waiting takes time,
 * a timer that was waited for in vain is not waited for again in the same scenario.
 */
export async function elapse(
  scene: Scene,
  { timer, user }: Extract<Command, { type: "elapse" }>,
): Promise<void> {
  const { clock, timeIsFree } = scene.run;
  if (timer === "client") {
    if (timeIsFree) await sleep(clock, CLIENT_IDLE_MS, scene.ending.signal);
    return;
  }
  const subject = accountOf(scene, user).id;
  const presence = timer === "offline" ? "offline" : "unavailable";
  const observers = [...scene.observers.values()].filter(
    ({ isReading, session }) => isReading && session.user !== subject,
  );
  if (observers.some((reader) => reader.latest(subject)?.presence === presence)) return;
  if (!timeIsFree && scene.vainTimers.has(timer)) return;
  const after = clock.now();
  const until = after + patienceFor(scene, timer);
  const shown = observers.map((reader) => reader.awaitDelivery({ subject, presence, after }, until));
  const sighted = shown.map(async (one) => {
    if ((await one) === undefined) throw new Error("not shown");
    return true;
  });
  const over = new AbortController();
  const patience = sleepUntil(scene, until, over.signal);
  const vain = patience.then(() => false);
  const wasShown = await Promise.race([Promise.any(sighted).catch(() => vain), vain]);
  over.abort();
  if (!wasShown) scene.vainTimers.add(timer);
}

function patienceFor(scene: Scene, timer: Exclude<TimerName, "client">): Ms {
  const { patience, patienceAcross } = scene.run;
  const { tolerances } = scene.homes.used.length > 1 ? patienceAcross : patience;
  const { offlineMaxMs, idleMaxMs, offlineKnown, idleKnown, deliveryHardMs } = tolerances;
  const [maxMs, isKnown] = timer === "offline" ? [offlineMaxMs, offlineKnown] : [idleMaxMs, idleKnown];
  const firedMs = isKnown || scene.run.timeIsFree ? maxMs : Math.min(maxMs, UNKNOWN_TIMER_MS);
  return firedMs + deliveryHardMs + RUNNER_SLACK_MS;
}

async function sleepUntil(scene: Scene, until: Ms, over: AbortSignal): Promise<void> {
  const { clock } = scene.run;
  const end = new AbortController();
  const onAbort = () => end.abort();
  for (const signal of [over, scene.ending.signal]) signal.addEventListener("abort", onAbort, { once: true });
  if (!scene.ending.signal.aborted) await sleep(clock, until - clock.now(), end.signal);
  for (const signal of [over, scene.ending.signal]) signal.removeEventListener("abort", onAbort);
}
