import { z } from "zod";
import { userIdSchema } from "../spec/wire/user-id.ts";
import type { GivenAccount } from "../targets/users.ts";
import { readText } from "./read-text.ts";
import { UsageError } from "./usage-error.ts";

const user = z
  .string()
  .refine((text) => userIdSchema.safeParse(text).success, "wanted a user id, @localpart:server");
const secret = z.string().min(1);
const accountSchema = z.union(
  [z.strictObject({ user, password: secret }), z.strictObject({ user, token: secret })],
  { error: 'wanted {"user": "@name:server", "password": "…"}, or "token" instead of "password"' },
);
const accountsSchema = z
  .array(accountSchema, { error: "wanted a list of accounts" })
  .min(1, "wanted at least one account");

/**
 * Reads a file of existing accounts: a list of `{"user", "password"}` or `{"user", "token"}`.
 *
 * @throws UsageError when it is none; the message holds nothing of what the file says but its users
 */
export function readAccounts(file: string): readonly GivenAccount[] {
  const parsed = accountsSchema.safeParse(parseJson(file, readText(file)));
  if (!parsed.success) {
    const [{ message, path } = { message: "wanted accounts", path: [] }] = parsed.error.issues;
    const [index, ...keys] = path;
    const at =
      index === undefined ? "" : ` at [${String(index)}]${keys.map((key) => `.${String(key)}`).join("")}`;
    throw refused(file, `${message}, found something else${at}`);
  }
  const seen = new Set<string>();
  for (const { user } of parsed.data) {
    if (seen.has(user)) throw refused(file, `wanted each user once, found ${user} twice`);
    seen.add(user);
  }
  return parsed.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says repeats a part of the text, which may be a password.
    throw refused(file, "wanted JSON, found something else");
  }
}

function refused(file: string, what: string): UsageError {
  return new UsageError(
    `Cannot read accounts in ${file}: ${what}.`,
    'For example [{"user": "@alice:example.org", "password": "…"}, {"user": "@bob:example.org", "token": "…"}].',
  );
}
