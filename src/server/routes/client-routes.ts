import { caller, param, type OwnExchange } from "../exchange.ts";
import { parseBody } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { ownPathUser } from "../path-user.ts";
import { openRoute, ownRoute, type Route } from "../route.ts";
import type { World } from "../world.ts";

/** What clients ask for when they start and this server has nothing to say about. */
export const clientRoutes: readonly Route[] = [
  ownRoute("GET /pushrules", () => ({ global: emptyRules() })),
  ownRoute("GET /pushrules/global", emptyRules),
  ownRoute("GET /capabilities", () => ({
    capabilities: {
      "m.change_password": { enabled: false },
      "m.room_versions": { default: "10", available: { "10": "stable" } },
    },
  })),
  ownRoute("GET /voip/turnServer", () => ({})),
  ownRoute("GET /thirdparty/protocols", () => ({})),
  ownRoute("GET /devices", (_world, exchange) => ({
    devices: [...caller(exchange).devices.values()].map(({ id }) => ({ device_id: id })),
  })),
  ownRoute("POST /keys/upload", () => ({ one_time_key_counts: {} })),
  ownRoute("POST /keys/query", () => ({ device_keys: {}, failures: {} })),
  ownRoute("POST /keys/claim", () => ({ one_time_keys: {}, failures: {} })),
  ownRoute("GET /keys/changes", () => ({ changed: [], left: [] })),
  ownRoute("GET /room_keys/version", () => notFound("There is no key backup.")),
  openRoute("GET /media/config", () => ({ "m.upload.size": 0 })),
  ownRoute("PUT /user/{userId}/account_data/{type}", (world, exchange) => {
    ownPathUser(world, exchange).accountData.set(param(exchange, "type"), parseBody(exchange.body));
    return {};
  }),
  ownRoute("GET /user/{userId}/account_data/{type}", getAccountData),
  ownRoute("GET /user/{userId}/rooms/{roomId}/tags", () => ({ tags: {} })),
];

function getAccountData(world: World, exchange: OwnExchange): unknown {
  const content = ownPathUser(world, exchange).accountData.get(param(exchange, "type"));
  return content ?? notFound("There is no such account data.");
}

function emptyRules() {
  return { override: [], content: [], room: [], sender: [], underride: [] };
}

function notFound(message: string): never {
  throw new MatrixError(404, "M_NOT_FOUND", message);
}
