import type { Homeserver } from "../targets/homeserver.ts";
import type { Crossing } from "./examination.ts";
import { type ExamineOptions, practise } from "./practise.ts";
import { probePresence } from "./probe-presence.ts";

/** Looks whether presence crosses from each homeserver to each other one; nothing where there is only one. */
export async function examineFederation(options: ExamineOptions): Promise<readonly Crossing[]> {
  const { target } = options;
  const crossings: Crossing[] = [];
  for (const from of target.homeservers) {
    for (const to of target.homeservers) {
      if (from !== to) crossings.push(await target.perform(() => cross(options, { from, to })));
    }
  }
  return crossings;
}

interface Way {
  readonly from: Homeserver;
  readonly to: Homeserver;
}

async function cross(options: ExamineOptions, { from, to }: Way): Promise<Crossing> {
  const target = { ...options.target, homeservers: [from, to] as const };
  const runId = `${options.runId}-${options.target.homeservers.indexOf(from)}${options.target.homeservers.indexOf(to)}`;
  const { registration, probed } = await practise({ ...options, target, runId }, probePresence);
  return {
    from: nameOf(from),
    to: nameOf(to),
    registration,
    ...(probed === undefined ? {} : { presence: probed }),
  };
}

/** What a homeserver is called among others. */
export function nameOf({ name, baseUrls: [first] }: Homeserver): string {
  return name ?? first;
}
