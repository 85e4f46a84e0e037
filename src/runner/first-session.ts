import type { Account, Session } from "./session.ts";
import { SetUpError } from "./set-up-error.ts";

/** The session that registering gave. @throws SetUpError when it was logged out */
export function firstSession({ id, sessions }: Account): Session {
  const [session] = sessions.values();
  if (session === undefined)
    throw new SetUpError(`Cannot act for ${id}: wanted a success, found no session.`, { outcome: "error" });
  return session;
}
