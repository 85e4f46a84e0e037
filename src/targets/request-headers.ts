import type { Dispatcher } from "undici";

/** undici's several forms of headers as one record, names in lower case. */
export function requestHeaders(
  headers: Dispatcher.DispatchOptions["headers"],
): Record<string, string | undefined> {
  return Object.fromEntries(pairs(headers).map(([name, value]) => [name.toLowerCase(), joined(value)]));
}

type Pair = readonly [name: string, value: string | readonly string[] | undefined];

function pairs(headers: Dispatcher.DispatchOptions["headers"]): Pair[] {
  if (headers === undefined || headers === null) return [];
  if (Array.isArray(headers)) return flatPairs(headers);
  if (Symbol.iterator in headers) return [...(headers as Iterable<Pair>)];
  return Object.entries(headers);
}

function flatPairs(flat: readonly string[]): Pair[] {
  const found: Pair[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) found.push([flat[at] ?? "", flat[at + 1]]);
  return found;
}

function joined(value: Pair[1]): string | undefined {
  return typeof value === "string" || value === undefined ? value : value.join(", ");
}
