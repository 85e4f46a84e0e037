import { caller, param, type OwnExchange, type Exchange } from "./exchange.ts";
import { MatrixError } from "./matrix-error.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** The user named in the path. @throws MatrixError 404 when there is no such account. */
export function pathUser(world: World, exchange: Exchange): User {
  const user = world.users.get(param(exchange, "userId"));
  if (user === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such user.");
  return user;
}

/** The user named in the path, who must be the caller. @throws MatrixError 403 when it is anybody else. */
export function ownPathUser(world: World, exchange: OwnExchange): User {
  const owner = world.users.get(param(exchange, "userId"));
  if (owner !== undefined && world.behaviour.mayWriteFor(caller(exchange), owner)) return owner;
  throw new MatrixError(403, "M_FORBIDDEN", "You can only do this for yourself.");
}
