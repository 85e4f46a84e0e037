import { percentEncoded } from "../history/percent-encoded.ts";
/** How an id stands in a path: as it is, as far as a path may hold it, or with every special character encoded. */
export type Spelling = "raw" | "encoded";

/** An id as one segment of a path. @example pathSegment("@a:hs", "encoded") // "%40a%3Ahs" */
export function pathSegment(id: string, spelling: Spelling = "raw"): string {
  const encoded = percentEncoded(id);
  return spelling === "encoded" ? encoded : encoded.replaceAll("%40", "@").replaceAll("%3A", ":");
}

/** A path with those of the parameters that are given. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${percentEncoded(value)}`],
  );
  return given.length === 0 ? path : `${path}?${given.join("&")}`;
}
