import { dirname } from "node:path";
import type { DeclaredHomeserver, TargetFile } from "../targets/declared/target-file.ts";
import { parseUsers, type UsersByHomeserverChoice, type UsersChoice } from "./parse-users.ts";

/** How users are had by the target file, if there is one; paths in it start from its directory. */
export function declaredUsers(declared: TargetFile | undefined): UsersByHomeserverChoice {
  if (declared === undefined) return [{ kind: "open" }];
  const {
    file,
    homeservers: [first, ...others],
  } = declared;
  const choiceOf = ({ users = "open" }: DeclaredHomeserver): UsersChoice => parseUsers(users, dirname(file));
  return [choiceOf(first), ...others.map(choiceOf)];
}
