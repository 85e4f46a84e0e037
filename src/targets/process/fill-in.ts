/** What the placeholders of a target file stand for. */
export interface Places {
  /** A free port. */
  readonly port: number;
  /** A fresh directory, which is removed afterwards. */
  readonly dir: string;
  /** The directory of the target file. */
  readonly here: string;
}

/** Puts the places in; other braces stand for themselves. @example fillIn("http://127.0.0.1:{port}", places) */
export function fillIn(text: string, places: Places): string {
  return text.replaceAll(/\{(port|dir|here)\}/gu, (_all, name: keyof Places) => String(places[name]));
}

/** The same in every string of some JSON; a string that is nothing but `{port}` becomes the number. */
export function fillInAll(value: unknown, places: Places): unknown {
  if (value === "{port}") return places.port;
  if (typeof value === "string") return fillIn(value, places);
  if (Array.isArray(value)) return value.map((item) => fillInAll(item, places));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillInAll(item, places)]));
}
