import { dirname } from "node:path";
import type { TargetFile } from "../targets/declared/target-file.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";

/** How users are had by the target file, if there is one; paths in it start from its directory. */
export function declaredUsers(declared: TargetFile | undefined): UsersChoice {
  const users = declared?.homeservers[0].users;
  return declared === undefined || users === undefined
    ? { kind: "open" }
    : parseUsers(users, dirname(declared.file));
}
