import { caller, type OwnExchange } from "../exchange.ts";
import { optionalStrings, parseBody, type JsonObject } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { ownPathUser } from "../path-user.ts";
import { presenceEvent } from "../presence-body.ts";
import { ownRoute, type Route } from "../route.ts";
import { wake } from "../waiting.ts";
import type { World } from "../world.ts";

/** Presence lists, up to r0.4.0. Nobody could ever accept an invitation by an endpoint, so every one is accepted. */
export const presenceListRoutes: readonly Route[] = [
  ownRoute("POST /presence/list/{userId}", editList),
  ownRoute("GET /presence/list/{userId}", readList),
];

function editList(world: World, exchange: OwnExchange): unknown {
  const owner = ownPathUser(world, exchange);
  const body = parseBody(exchange.body);
  const [invited, dropped] = [userIds(body, "invite"), userIds(body, "drop")];
  for (const id of invited) {
    const user = world.users.get(id);
    if (user !== undefined && user !== owner) world.behaviour.invited(world, { owner, user });
  }
  for (const id of dropped) {
    const user = world.users.get(id);
    if (user !== undefined) world.behaviour.dropped(world, { owner, user });
  }
  wake([owner]);
  return {};
}

function readList(world: World, exchange: OwnExchange): unknown {
  const owner = ownPathUser(world, exchange);
  const delivery = {
    observer: caller(exchange),
    profile: exchange.profile,
    outlet: "list",
    nowMs: world.clock.now(),
  } as const;
  const events = [...owner.watching.keys()].map((subject) => presenceEvent(world, { ...delivery, subject }));
  return events.filter((event) => event !== undefined);
}

function userIds(body: JsonObject, key: string): readonly string[] {
  const ids = optionalStrings(body, key);
  if (ids.every((id) => /^@[^:]*:.+$/.test(id))) return ids;
  throw new MatrixError(400, "M_BAD_JSON", `"${key}" must hold user ids.`);
}
