import { connect, disconnect } from "../runner/stream-commands.ts";
import { accountOf, type Scene } from "../runner/scene.ts";
import type { Ms } from "../time/clock.ts";
import type { TimerProbe } from "./examination.ts";
import { poll, put } from "./practice.ts";

/** Lets both timers of the server run, side by side; none when there is no time to wait. */
export async function probeTimers(scene: Scene, waitMs: Ms): Promise<readonly TimerProbe[]> {
  if (waitMs === 0) return [];
  const idle = scene.run.profile.rules.serverIdles ? [probeIdle(scene, waitMs)] : [];
  return Promise.all([probeOffline(scene, waitMs), ...idle]);
}

/** Dave asks for his stream once more and goes away. */
async function probeOffline(scene: Scene, waitMs: Ms): Promise<TimerProbe> {
  const { answer } = await poll(scene, { user: "D", setPresence: "online", since: null });
  return seenOf(scene, { timer: "offline", user: "D", presence: "offline", begun: answer.received, waitMs });
}

/** Alice comes back, which is activity by every reading, stays, and does nothing any more. */
async function probeIdle(scene: Scene, waitMs: Ms): Promise<TimerProbe> {
  await put(scene, { user: "A", presence: "unavailable" });
  await connect(scene, { type: "connect", user: "A", setPresence: "online" });
  const begun = scene.run.clock.now();
  const seen = await seenOf(scene, { timer: "idle", user: "A", presence: "unavailable", begun, waitMs });
  await disconnect(scene, { user: "A" });
  return seen;
}

interface Awaiting {
  readonly timer: TimerProbe["timer"];
  readonly user: string;
  readonly presence: string;
  readonly begun: Ms;
  readonly waitMs: Ms;
}

async function seenOf(scene: Scene, { timer, user, presence, begun, waitMs }: Awaiting): Promise<TimerProbe> {
  const awaited = { subject: accountOf(scene, user).id, presence, after: begun };
  const delivery = await scene.observers.get("B")?.awaitDelivery(awaited, begun + waitMs);
  return {
    timer,
    waitedMs: waitMs,
    ...(delivery === undefined ? {} : { firedAfterMs: delivery.received - begun }),
  };
}
