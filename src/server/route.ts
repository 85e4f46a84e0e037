import type { Exchange, OwnExchange } from "./exchange.ts";
import { MatrixError } from "./matrix-error.ts";
import type { World } from "./world.ts";

/** Gives the JSON value of the 200 answer. @throws MatrixError for every other answer. */
export type Handler<E extends Exchange> = (world: World, exchange: E) => unknown;

/** An endpoint: `{name}` in the pattern stands for one segment. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly handle: Handler<Exchange>;
}

/** An endpoint for everybody. `spelling` is method and pattern, for example `GET /login`. */
export function openRoute(spelling: string, handle: Handler<Exchange>): Route {
  const [method = "", pattern = ""] = spelling.split(" ");
  return { method, pattern, handle };
}

/** An endpoint that demands a token. */
export function ownRoute(spelling: string, handle: Handler<OwnExchange>): Route {
  return openRoute(spelling, (world, exchange) => {
    const { device } = exchange;
    if (device !== undefined) return handle(world, { ...exchange, device });
    if (exchange.token === undefined)
      throw new MatrixError(401, "M_MISSING_TOKEN", "An access token is needed.");
    throw new MatrixError(401, "M_UNKNOWN_TOKEN", "The access token is not known.");
  });
}
