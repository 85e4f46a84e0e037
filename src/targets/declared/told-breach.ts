import type { z } from "zod";

const LONGEST_SHOWN = 60;

/** A file's content. */
interface Content {
  readonly json: unknown;
  /** Keys whose values may hold a secret: of them only the kind is told. */
  readonly secret?: ReadonlySet<PropertyKey>;
}

/**
 * The first thing that is wrong: where it stands, what was wanted and what was found. Every message of the schema has to be
 * what was wanted.
 */
export function toldBreach({ issues: [issue] }: z.ZodError, { json, secret = new Set() }: Content): string {
  if (issue === undefined) return "wanted something else";
  const place = issue.path.length === 0 ? "" : `at ${issue.path.join(".")} `;
  const found = issue.code === "unrecognized_keys" ? quoted(issue.keys) : shown(issue.path, { json, secret });
  return `${place}wanted ${issue.message}, found ${found}`;
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => JSON.stringify(key)).join(", ");
}

function shown(path: readonly PropertyKey[], { json, secret }: Required<Content>): string {
  const value = path.reduce(
    (at, key) =>
      typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );
  if (value === undefined) return "nothing";
  if (path.length === 0 || path.some((key) => secret.has(key))) return kindOf(value);
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? kindOf(value) : text;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `another ${typeof value}`;
}
