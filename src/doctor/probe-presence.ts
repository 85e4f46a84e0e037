import { stringIn } from "../runner/ask.ts";
import { accountOf, type Scene } from "../runner/scene.ts";
import type { Ms } from "../time/clock.ts";
import type { PresenceProbe } from "./examination.ts";
import { get, put } from "./practice.ts";

const MESSAGE = "examined";
/**
 * Before the look: servers that write presence by way of a queue show it a moment after the PUT was answered. And not long
 * before it: Alice has no stream, and short timers soon call her offline.
 */
const SOON_MS: Ms = 1_500;

/** Sets Alice's presence, and looks at it with Bob's eyes: by GET, and on his stream. */
export async function probePresence(scene: Scene): Promise<PresenceProbe> {
  const { clock, patience } = scene.run;
  const waitedMs = patience.tolerances.deliveryHardMs;
  const begun = clock.now();
  const set = await put(scene, { user: "A", presence: "online", message: MESSAGE });
  const awaited = { subject: accountOf(scene, "A").id, presence: "online", after: begun };
  const delivered = (withinMs: Ms) =>
    scene.observers.get("B")?.awaitDelivery(awaited, set.received + withinMs);
  const soon = await delivered(SOON_MS);
  const seen = await get(scene, { user: "B", subject: "A" });
  const delivery = soon ?? (await delivered(waitedMs));
  const shown = stringIn(seen, "presence");
  return {
    ...(set.kind === "answered" ? { put: set.status } : {}),
    ...(seen.kind === "answered" ? { get: seen.status } : {}),
    ...(shown === undefined ? {} : { shown }),
    ...(delivery === undefined ? {} : { deliveredAfterMs: Math.max(0, delivery.received - set.received) }),
    waitedMs,
  };
}
