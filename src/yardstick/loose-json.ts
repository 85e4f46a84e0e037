/**
 * What stands at the end of a path of keys; undefined as soon as one is missing. The original suites read JSON as loosely.
 *
 * @example at({ content: { presence: "online" } }, "content", "presence") // "online"
 */
export function at(json: unknown, ...keys: readonly string[]): unknown {
  let found = json;
  for (const key of keys) {
    if (typeof found !== "object" || found === null || Array.isArray(found)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/** Whether the value is an object with all these keys, whatever they hold. */
export function hasKeys(json: unknown, ...keys: readonly string[]): boolean {
  return typeof json === "object" && json !== null && keys.every((key) => Object.hasOwn(json, key));
}

/** The items of a list; none for anything else. */
export function items(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? (json as readonly unknown[]) : [];
}

/** The presence events of a `/sync` answer. */
export function presenceIn(sync: unknown): readonly unknown[] {
  return items(at(sync, "presence", "events"));
}
