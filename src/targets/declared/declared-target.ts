import type { Clock } from "../../time/clock.ts";
import type { Target } from "../target.ts";
import { urlTarget } from "../url-target.ts";
import type { TargetFile } from "./target-file.ts";

/**
 * A server that runs already and is as its file says. Of several homeservers it is the first.
 *
 * @throws TargetError when a base URL is none of a server
 */
export function declaredTarget({ name, homeservers, timers, quirks }: TargetFile, clock: Clock): Target {
  const [{ baseUrls }] = homeservers;
  return urlTarget(baseUrls, { name, timers, quirks, clock });
}
