import type { Target } from "../target.ts";
import { type UrlOptions, urlTarget } from "../url-target.ts";
import type { TargetFile } from "./target-file.ts";

/**
 * A server that runs already and is as its file says. Of several homeservers it is the first.
 *
 * @param chosen its users, their secrets read, and the time
 * @throws TargetError when a base URL is none of a server
 */
export function declaredTarget(
  { name, homeservers, timers, quirks }: TargetFile,
  chosen: Pick<UrlOptions, "users" | "clock">,
): Target {
  const [{ baseUrls }] = homeservers;
  return urlTarget(baseUrls, { ...chosen, name, timers, quirks });
}
