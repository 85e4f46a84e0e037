import { MatrixError } from "./matrix-error.ts";

/** A JSON object that came from outside: its values are of any kind. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The request's body as a JSON object.
 *
 * @throws MatrixError `M_NOT_JSON` when it is not JSON, `M_BAD_JSON` when it is JSON but no object.
 */
export function parseBody(body: string | undefined): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(body ?? "");
  } catch {
    throw new MatrixError(400, "M_NOT_JSON", "The body is not JSON.");
  }
  if (!isObject(value)) throw new MatrixError(400, "M_BAD_JSON", "The body is not a JSON object.");
  return value;
}

/** As {@link parseBody}, for endpoints whose every field may be left out: no body stands for an empty object. */
export function parseOptionalBody(body: string | undefined): JsonObject {
  return body === undefined || body.trim() === "" ? {} : parseBody(body);
}

/** Whether a JSON value is an object, and no array or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws MatrixError `M_BAD_JSON` when the field is there and not a string. */
export function optionalString(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  if (value === undefined || typeof value === "string") return value;
  throw new MatrixError(400, "M_BAD_JSON", `"${key}" must be a string.`);
}

/** @throws MatrixError `M_BAD_JSON` when the field is not a string, or not there: the code of the oldest profile. */
export function requiredString(body: JsonObject, key: string): string {
  const value = optionalString(body, key);
  if (value === undefined) throw new MatrixError(400, "M_BAD_JSON", `"${key}" is missing.`);
  return value;
}

/** @throws MatrixError `M_BAD_JSON` when the field is there and not an array of strings. */
export function optionalStrings(body: JsonObject, key: string): readonly string[] {
  const value = body[key];
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new MatrixError(400, "M_BAD_JSON", `"${key}" must be an array of strings.`);
}
