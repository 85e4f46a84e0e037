import type { Command } from "../model/command.ts";
import type { Expectation } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";
import type { Awaited } from "./deliveries.ts";
import type { Patience } from "./patience.ts";
import { patienceBetween } from "./patience-between.ts";
import { accountOf, type Scene } from "./scene.ts";
import type { StreamReader } from "./stream-reader.ts";

/** Waits until every viewer was shown what the model demands, or until it is lost; not for what was refused. */
export async function settle(
  scene: Scene,
  expectations: readonly Expectation[],
  { command, after }: { readonly command: Command; readonly after: Ms },
): Promise<void> {
  if (scene.refused.has(command)) return;
  const waits = expectations.flatMap(({ subject, viewers, presence }) => {
    const message =
      command.type === "setPresence" && command.user === subject ? scene.lastMessage.get(subject) : undefined;
    const isFresh = command.type === "setPresence" && command.message === "fresh";
    const awaited: Awaited = {
      subject: accountOf(scene, subject).id,
      presence,
      message: isFresh ? message : undefined,
      after,
    };
    return viewers
      .flatMap((viewer) => readersOf(scene, viewer))
      .map((reader) => awaitOne(scene, reader, awaited));
  });
  const missed = new Set((await Promise.all(waits)).filter((patience) => patience !== undefined));
  // What was waited for together was waited for once.
  for (const patience of missed) patience.missed();
}

/** The streams that are there to be shown something: the observer's own, else those that were opened by command. */
function readersOf(scene: Scene, viewer: string): readonly StreamReader[] {
  const observer = scene.observers.get(viewer);
  const others = [...scene.connections]
    .filter(([key]) => key.startsWith(`${viewer}/`))
    .map(([, reader]) => reader);
  return (observer === undefined ? others : [observer]).filter(({ isReading }) => isReading);
}

/**
 * Whose patience it was missed by, if it was. The bounds count from now, when the command has surely happened: the judge counts from then, too.
 */
async function awaitOne(scene: Scene, reader: StreamReader, awaited: Awaited): Promise<Patience | undefined> {
  const { clock } = scene.run;
  const patience = patienceBetween(scene.run, reader.session.user, awaited.subject);
  const begun = clock.now();
  const soon = await reader.awaitDelivery(awaited, begun + patience.usualMs());
  if (soon !== undefined) {
    patience.came(soon.received - awaited.after);
    return undefined;
  }
  if (scene.ending.signal.aborted || !isCertain(awaited)) return undefined;
  const lastMs = patience.lastMs();
  const late = lastMs === undefined ? undefined : await reader.awaitDelivery(awaited, begun + lastMs);
  return late === undefined ? patience : undefined;
}

/** Where not even the level is known, nothing may have changed: the server's own timers may have been slower or faster. */
function isCertain({ presence, message }: Awaited): boolean {
  return presence !== undefined || message !== undefined;
}
