import type { Homeserver } from "../../targets/homeserver.ts";
import type { RunContext } from "../run-context.ts";

/** The homeserver that is reached there. */
export function homeAt({ homeservers }: Pick<RunContext, "homeservers">, baseUrl: string): Homeserver {
  return homeservers.find(({ baseUrls }) => baseUrls.includes(baseUrl)) ?? homeservers[0];
}
