import type { Profile } from "../spec/profile.ts";
import { openRoute, type Route } from "./route.ts";
import { RouteTable } from "./route-table.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { clientRoutes } from "./routes/client-routes.ts";
import { ephemeralRoutes } from "./routes/ephemeral-routes.ts";
import { eventsRoutes } from "./routes/events-routes.ts";
import { membershipRoutes } from "./routes/membership-routes.ts";
import { presenceListRoutes } from "./routes/presence-list-routes.ts";
import { presenceRoutes } from "./routes/presence-routes.ts";
import { profileRoutes } from "./routes/profile-routes.ts";
import { roomRoutes } from "./routes/room-routes.ts";
import { syncRoutes } from "./routes/sync-routes.ts";
import { spokenVersions } from "./spoken-versions.ts";

/**
 * The routes of the profiles, each below its own prefix.
 *
 * @throws RangeError when there is no profile, or when two have the same prefix.
 */
export function profileTable(profiles: readonly Profile[]): RouteTable {
  const [first] = profiles;
  if (first === undefined) throw new RangeError("Cannot serve: wanted at least one profile, found none.");
  const table = new RouteTable();
  const prefixes = new Set<string>();
  for (const profile of profiles) {
    const { prefix, accountPrefix } = profile.binding;
    if (prefixes.has(prefix)) {
      throw new RangeError(
        `Cannot serve profile ${profile.id}: wanted a prefix of its own, found ${prefix} again.`,
      );
    }
    prefixes.add(prefix);
    for (const route of routesOf(profile)) table.add(profile, prefix, route);
    if (accountPrefix !== prefix) for (const route of accountRoutes) table.add(profile, accountPrefix, route);
  }
  const versions = profiles.flatMap(({ id }) => spokenVersions(id));
  table.add(
    first,
    "/_matrix/client",
    openRoute("GET /versions", () => ({ versions, unstable_features: {} })),
  );
  return table;
}

function routesOf(profile: Profile): readonly Route[] {
  return [
    ...accountRoutes,
    ...membershipRoutes,
    ...roomRoutes,
    ...ephemeralRoutes,
    ...profileRoutes,
    ...presenceRoutes,
    ...(profile.rules.presenceLists ? presenceListRoutes : []),
    ...syncRoutes,
    ...eventsRoutes,
    ...clientRoutes,
  ];
}
