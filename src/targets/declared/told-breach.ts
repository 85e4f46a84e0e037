import type { z } from "zod";

/** Keys whose values may hold a secret: of them only the kind is told. */
const MAY_HOLD_SECRETS: ReadonlySet<PropertyKey> = new Set(["users", "args", "env", "files", "baseUrl"]);
const LONGEST_SHOWN = 60;

/** The first thing that is wrong: where it stands, what was wanted and what was found. */
export function toldBreach({ issues: [issue] }: z.ZodError, json: unknown): string {
  if (issue === undefined) return "wanted a target file, found none";
  const place = issue.path.length === 0 ? "" : `at ${issue.path.join(".")} `;
  const found = issue.code === "unrecognized_keys" ? quoted(issue.keys) : shown(issue.path, json);
  return `${place}wanted ${issue.message}, found ${found}`;
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => JSON.stringify(key)).join(", ");
}

function shown(path: readonly PropertyKey[], json: unknown): string {
  const value = path.reduce(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );
  if (value === undefined) return "nothing";
  if (path.length === 0 || path.some((key) => MAY_HOLD_SECRETS.has(key))) return kindOf(value);
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? kindOf(value) : text;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `another ${typeof value}`;
}
