import { isObject } from "./json-body.ts";
import { MatrixError } from "./matrix-error.ts";

/** One section of a filter: exclusion wins over inclusion, `*` at the end of a type stands for anything. */
export interface EventFilter {
  readonly limit: number | undefined;
  readonly accepts: (event: { readonly type: string; readonly sender: string }) => boolean;
}

/** @throws MatrixError `M_BAD_JSON` when the section does not have the filter's shape. */
export function readEventFilter(section: unknown): EventFilter {
  if (section === undefined) return { limit: undefined, accepts: () => true };
  if (!isObject(section)) return malformed();
  const types = strings(section["types"])?.map(typePattern);
  const notTypes = strings(section["not_types"])?.map(typePattern) ?? [];
  const senders = strings(section["senders"]);
  const notSenders = strings(section["not_senders"]) ?? [];
  return {
    limit: limitOf(section["limit"]),
    accepts: ({ type, sender }) =>
      (types?.some((matches) => matches(type)) ?? true) &&
      !notTypes.some((matches) => matches(type)) &&
      (senders?.includes(sender) ?? true) &&
      !notSenders.includes(sender),
  };
}

function typePattern(pattern: string): (type: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const expression = new RegExp(`^${parts.join(".*")}$`);
  return (type) => expression.test(type);
}

function strings(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  return malformed();
}

function limitOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  return malformed();
}

function malformed(): never {
  throw new MatrixError(400, "M_BAD_JSON", "The filter is malformed.");
}
