import { stringIn } from "../runner/ask.ts";
import { accountOf, type Scene } from "../runner/scene.ts";
import type { PresenceProbe } from "./examination.ts";
import { get, put } from "./practice.ts";

const MESSAGE = "examined";

/** Sets Alice's presence, and looks at it with Bob's eyes: by GET, and on his stream. */
export async function probePresence(scene: Scene): Promise<PresenceProbe> {
  const { clock, patience } = scene.run;
  const waitedMs = patience.tolerances.deliveryHardMs;
  const after = clock.now();
  const set = await put(scene, { user: "A", presence: "online", message: MESSAGE });
  const [seen, delivery] = await Promise.all([
    get(scene, { user: "B", subject: "A" }),
    scene.observers
      .get("B")
      ?.awaitDelivery(
        { subject: accountOf(scene, "A").id, presence: "online", after },
        clock.now() + waitedMs,
      ),
  ]);
  const shown = stringIn(seen, "presence");
  return {
    ...(set.kind === "answered" ? { put: set.status } : {}),
    ...(seen.kind === "answered" ? { get: seen.status } : {}),
    ...(shown === undefined ? {} : { shown }),
    ...(delivery === undefined ? {} : { deliveredAfterMs: Math.max(0, delivery.received - set.received) }),
    waitedMs,
  };
}
