import type { Asked } from "../behaviour.ts";
import { openConnection } from "../connection.ts";
import { caller, type OwnExchange } from "../exchange.ts";
import { parseBody } from "../json-body.ts";
import { longPoll, timeoutOf } from "../long-poll.ts";
import { MatrixError } from "../matrix-error.ts";
import { ownPathUser } from "../path-user.ts";
import { presenceFeed } from "../presence-feed.ts";
import { recordAction } from "../presence-store.ts";
import { ownRoute, type Route } from "../route.ts";
import { readToken, writeToken } from "../stream-token.ts";
import { readSyncFilter, syncFilterOf } from "../sync-filter.ts";
import { syncRooms } from "../sync-rooms.ts";
import type { World } from "../world.ts";

/** The stream of r0.0.0 and later, and its filters. */
export const syncRoutes: readonly Route[] = [
  ownRoute("GET /sync", sync),
  ownRoute("POST /user/{userId}/filter", (world, exchange) => {
    const user = ownPathUser(world, exchange);
    const definition = parseBody(exchange.body);
    readSyncFilter(definition);
    return { filter_id: String(user.filters.push(definition) - 1) };
  }),
  ownRoute("GET /user/{userId}/filter/{filterId}", (world, exchange) => {
    const filter = ownPathUser(world, exchange).filters[Number(exchange.params["filterId"])];
    if (filter === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such filter.");
    return filter;
  }),
];

/** Everything about the request is checked before it has any effect on presence. */
async function sync(world: World, exchange: OwnExchange): Promise<unknown> {
  const { rules } = exchange.profile;
  const user = caller(exchange);
  const since = exchange.query.get("since");
  const token = since === null || since === "" ? undefined : readToken(world, since, "M_INVALID_PARAM");
  const filter = syncFilterOf(user, exchange.query.get("filter"));
  const asked = askedOf(exchange);
  const fullState = exchange.query.get("full_state") === "true";
  const timeoutMs = token === undefined || fullState ? 0 : timeoutOf(world, exchange, 0);
  const build = () => {
    const rooms = syncRooms(world, { user, since: token?.position, filter, fullState });
    const feed = presenceFeed(world, {
      observer: user,
      profile: exchange.profile,
      outlet: "sync",
      since: token?.presence,
      ...(filter.presence.limit === undefined ? {} : { limit: filter.presence.limit }),
      wants: ({ type, sender, content }) =>
        filter.presence.accepts({ type, sender: sender ?? String(content["user_id"]) }),
    });
    return {
      next_batch: writeToken({ position: world.position, presence: feed.position }),
      account_data: { events: [] },
      presence: { events: feed.events },
      rooms: rooms ?? {},
    };
  };
  const close = openConnection(world, user, { asked, rules });
  recordAction(world, user, { action: "poll", rules });
  try {
    const isNews = ({ presence, rooms }: ReturnType<typeof build>) =>
      presence.events.length > 0 || Object.keys(rooms).length > 0;
    return await longPoll(world, exchange, { timeoutMs, build, isNews });
  } finally {
    close();
  }
}

/** Left out means `online`, where the profile knows the parameter at all. @throws MatrixError 400 for other values. */
function askedOf({ profile, query }: OwnExchange): Asked {
  const allowed = profile.rules.setPresenceValues;
  if (allowed.length === 0) return undefined;
  const text = query.get("set_presence");
  if (text === null || text === "") return "online";
  const asked = allowed.find((value) => value === text);
  if (asked === undefined) {
    throw new MatrixError(400, "M_INVALID_PARAM", `"set_presence" must be one of ${allowed.join(", ")}.`);
  }
  return asked;
}
