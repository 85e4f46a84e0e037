import type { Miniature } from "../server/miniatures/miniature.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { defaultTimers } from "../server/server-timers.ts";
import type { Profile } from "../spec/profile.ts";
import { keptTimers } from "./kept-timers.ts";
import { alone, type Distance, memoryTarget } from "./memory-target.ts";
import type { Target } from "./target.ts";

/** What the target is. */
export interface MiniatureOptions extends Distance {
  readonly profile: Profile;
  readonly miniature: Miniature;
}

/** A miniature in memory, before or instead of the reference server, and declared like it. */
export function miniatureTarget({ profile, miniature, ...distance }: MiniatureOptions): Target {
  return memoryTarget({
    ...distance,
    name: `miniature:${miniature.name}`,
    timers: keptTimers(defaultTimers),
    serve: (clock) => {
      const correct = createReferenceServer({ clock, profiles: [profile] });
      const answer = miniature.serve((request) => correct.handle(request));
      return alone({ handle: async (request) => answer(request), close: () => correct.close() });
    },
  });
}
