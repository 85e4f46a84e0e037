import type { Exchange } from "../exchange.ts";
import type { User } from "../user.ts";

/** The user whose id stands in the path. */
export function pathOwner({ state, params }: Exchange): User | undefined {
  return state.users.get(params["userId"] ?? "");
}

/** The same exchange, as if the owner of the path had sent it. */
export function asOwner(exchange: Exchange): Exchange {
  const [device] = pathOwner(exchange)?.devices.values() ?? [];
  return device === undefined ? exchange : { ...exchange, device };
}
