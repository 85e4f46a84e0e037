import { closeSession, createAccount, findUser, openSession } from "../accounts.ts";
import { caller, type Exchange, type OwnExchange } from "../exchange.ts";
import {
  isObject,
  optionalString,
  parseBody,
  parseOptionalBody,
  requiredString,
  type JsonObject,
} from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { openRoute, ownRoute, type Route } from "../route.ts";
import type { Device } from "../user.ts";
import type { World } from "../world.ts";

/** Registration, login and logout: served below the profile's account prefix and its main prefix. */
export const accountRoutes: readonly Route[] = [
  openRoute("POST /register", register),
  openRoute("GET /login", () => ({ flows: [{ type: "m.login.password" }] })),
  openRoute("POST /login", login),
  ownRoute("POST /logout", (world, { device }) => {
    closeSession(world, device);
    return {};
  }),
  ownRoute("POST /logout/all", (world, exchange) => {
    for (const device of caller(exchange).devices.values()) closeSession(world, device);
    return {};
  }),
  ownRoute("GET /account/whoami", whoami),
];

/** The stage that asks for nothing; the older one-step form with a `type` of its own is taken as well. */
function register(world: World, exchange: Exchange): unknown {
  if (exchange.query.get("kind") === "guest") {
    throw new MatrixError(403, "M_GUEST_ACCESS_FORBIDDEN", "There are no guests here.");
  }
  const body = parseOptionalBody(exchange.body);
  const auth = body["auth"] ?? (typeof body["type"] === "string" ? body : undefined);
  if (!isObject(auth) || !["m.login.dummy", "m.login.password"].includes(String(auth["type"]))) {
    throw new AuthenticationNeeded(world);
  }
  const localpart = optionalString(body, "username") ?? optionalString(body, "user");
  const password = optionalString(body, "password");
  const user = createAccount(world, { localpart, password, rules: exchange.profile.rules });
  if (body["inhibit_login"] === true) return { user_id: user.id, home_server: world.serverName };
  return credentials(world, openSession(world, user, optionalString(body, "device_id")));
}

function login(world: World, exchange: Exchange): unknown {
  const body = parseBody(exchange.body);
  if (body["type"] !== "m.login.password")
    throw new MatrixError(400, "M_UNKNOWN", "This login type is not known.");
  const user = findUser(world, loginName(body));
  if (
    user === undefined ||
    user.password === undefined ||
    user.password !== requiredString(body, "password")
  ) {
    throw new MatrixError(403, "M_FORBIDDEN", "The user name or the password is wrong.");
  }
  return credentials(world, openSession(world, user, optionalString(body, "device_id")));
}

function loginName(body: JsonObject): string {
  const { identifier } = body;
  return isObject(identifier) ? requiredString(identifier, "user") : requiredString(body, "user");
}

function whoami(_world: World, exchange: OwnExchange): unknown {
  return { user_id: caller(exchange).id, device_id: exchange.device.id, is_guest: false };
}

function credentials(world: World, device: Device): unknown {
  return {
    user_id: device.user.id,
    access_token: device.token,
    device_id: device.id,
    home_server: world.serverName,
  };
}

/** The first answer of interactive registration: which stages there are. */
class AuthenticationNeeded extends MatrixError {
  readonly #session: string;

  constructor(world: World) {
    super(401, "M_FORBIDDEN", "Registration needs the stage m.login.dummy.");
    this.#session = `session${world.created}`;
  }

  override body() {
    return { ...super.body(), session: this.#session, flows: [{ stages: ["m.login.dummy"] }], params: {} };
  }
}
