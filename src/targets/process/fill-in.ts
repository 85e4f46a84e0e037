import type { TargetFile } from "../declared/target-file.ts";

/** What the placeholders of a target file stand for. */
export interface Places {
  /** Where the server is reached. */
  readonly host: string;
  /** A free port. */
  readonly port: number;
  /** A fresh directory, which is removed afterwards. */
  readonly dir: string;
  /** The directory of the target file. */
  readonly here: string;
}

/** Puts the places in that are known; other braces stand for themselves. @example fillIn("http://127.0.0.1:{port}", places) */
export function fillIn(text: string, places: Partial<Places>): string {
  return text.replaceAll(/\{(host|port|dir|here)\}/gu, (all, name: keyof Places) =>
    String(places[name] ?? all),
  );
}

/** The same in every string of some JSON; a string that is nothing but `{port}` becomes the number. */
export function fillInAll(value: unknown, places: Partial<Places>): unknown {
  if (value === "{port}") return places.port;
  if (typeof value === "string") return fillIn(value, places);
  if (Array.isArray(value)) return value.map((item) => fillInAll(item, places));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillInAll(item, places)]));
}

/** The file of a server that was started, now that it is known where. */
export function fillInAddress(file: TargetFile, places: Partial<Places>): TargetFile {
  return { ...file, homeservers: fillInAll(file.homeservers, places) as TargetFile["homeservers"] };
}
