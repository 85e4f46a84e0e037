import type { Target } from "../target.ts";
import type { Homeserver } from "../homeserver.ts";
import { homeserversTarget, type UrlOptions } from "../url-target.ts";
import { OPEN_REGISTRATION, type UsersByHomeserver } from "../users.ts";
import type { DeclaredHomeserver, TargetFile } from "./target-file.ts";

/**
 * A server that runs already and is as its file says, or several that federate.
 *
 * @param chosen its users, their secrets read, and the time
 * @throws TargetError when a base URL is none of a server
 */
export function declaredTarget(
  { name, homeservers: [first, ...others], timers, quirks }: TargetFile,
  {
    users = [OPEN_REGISTRATION],
    clock,
  }: Pick<UrlOptions, "clock"> & { readonly users?: UsersByHomeserver | undefined },
): Target {
  const withUsers = ({ name: called, baseUrls }: DeclaredHomeserver, place: number): Homeserver => ({
    ...(called === undefined ? {} : { name: called }),
    baseUrls,
    users: users[place] ?? users[0],
  });
  const homeservers = [
    withUsers(first, 0),
    ...others.map((other, index) => withUsers(other, index + 1)),
  ] as const;
  return homeserversTarget(homeservers, { name, timers, quirks, ...(clock === undefined ? {} : { clock }) });
}
