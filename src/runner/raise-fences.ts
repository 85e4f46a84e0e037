import { RUNNER_SLACK_MS } from "../judge/tolerances.ts";
import { ask } from "./ask.ts";
import { patienceBetween } from "./patience-between.ts";
import { freshMessage } from "./presence-commands.ts";
import { pathSegment } from "./request-path.ts";
import type { Scene } from "./scene.ts";
import type { Account } from "./session.ts";
import { firstSession } from "./first-session.ts";

const TRIES = 3;
const LEVELS = ["online", "unavailable"] as const;

/**
 * A user of its own, on each homeserver, changes its presence; when every observer was shown it, every stream has moved on
 * past what came before. It never proves a loss, it only says how long to look for what must not come.
 *
 * @returns whether all were seen; if not, the scenario goes on without
 */
export async function raiseFences(scene: Scene): Promise<boolean> {
  const seen = await Promise.all(scene.fences.map((fence) => raiseFence(scene, fence)));
  return seen.every(Boolean);
}

async function raiseFence(scene: Scene, fence: Account): Promise<boolean> {
  for (let tries = 0; tries < TRIES && !scene.ending.signal.aborted; tries++) {
    if (await tryFence(scene, fence)) return true;
  }
  return false;
}

async function tryFence(scene: Scene, fence: Account): Promise<boolean> {
  const { clock, profile } = scene.run;
  const presence = LEVELS[scene.next("fence") % LEVELS.length] ?? "online";
  const message = freshMessage(scene);
  const after = clock.now();
  await ask(scene, {
    operation: { kind: "putPresence", subject: fence.id, presence, message },
    method: "PUT",
    path: `${profile.binding.prefix}/presence/${pathSegment(fence.id)}/status`,
    body: { presence, status_msg: message },
    session: firstSession(fence),
  });
  // Counted from the answer: a request that was rate-limited may have taken its time.
  const put = clock.now();
  const readers = [...scene.observers.values()].filter(({ isReading }) => isReading);
  const shown = await Promise.all(
    readers.map(async (reader) => {
      const patience = patienceBetween(scene.run, reader.session.user, fence.id);
      const until = put + Math.max(patience.tolerances.deliveryMs, patience.usualMs()) + RUNNER_SLACK_MS;
      const delivery = await reader.awaitDelivery({ subject: fence.id, presence, message, after }, until);
      if (delivery !== undefined) patience.came(delivery.received - after);
      return delivery !== undefined;
    }),
  );
  return shown.every(Boolean);
}
