import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import { keyOf } from "./parse-expectations.ts";
import type { ExpectationsFile } from "./expectations-schema.ts";

/** An expectations file as text, always the same for the same entries: a change shows as little as changed. */
export function formatExpectations({ $schema, format, depth, expectations }: ExpectationsFile): string {
  const sorted = expectations.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return `${JSON.stringify({ $schema, format, depth, expectations: sorted.map(inOrder) }, undefined, 2)}\n`;
}

/** `JSON.stringify` leaves out what is undefined. */
function inOrder(entry: ExpectedVerdict) {
  const { requirement, scenario, verdict, profile, reason, link, expires } = entry;
  return { requirement, scenario, verdict, profile, reason, link, expires };
}
