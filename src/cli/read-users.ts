import type { Users } from "../targets/users.ts";
import { readAccounts } from "./read-accounts.ts";
import type { SecretSource, UsersChoice } from "./parse-users.ts";
import { readText } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads the secrets that the choice of users speaks of.
 *
 * @throws UsageError when one is not there; the message does not hold any
 */
export function readUsers(choice: UsersChoice, env: Readonly<Record<string, string | undefined>>): Users {
  const { kind } = choice;
  if (kind === "open") return { kind };
  if (kind === "accounts") return { kind, accounts: readAccounts(choice.file) };
  const secret = readSecret(choice.secret, env);
  return kind === "shared-secret" ? { kind, secret } : { kind, token: secret };
}

function readSecret(source: SecretSource, env: Readonly<Record<string, string | undefined>>): string {
  if (source.from === "text") return source.text;
  const place = source.from === "file" ? source.file : `environment variable ${source.name}`;
  const text = source.from === "file" ? readText(source.file) : (env[source.name] ?? "");
  // An editor ends the last line.
  const secret = source.from === "file" ? text.replace(/\r?\n$/u, "") : text;
  if (secret !== "") return secret;
  const hint = source.from === "file" ? "The whole file is the secret." : `export ${source.name}=… before.`;
  throw new UsageError(`Cannot use --users: wanted a secret in ${place}, found nothing.`, hint);
}
