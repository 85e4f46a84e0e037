import { createHash } from "node:crypto";

/** The longest string of a server that a history keeps, in UTF-16 units: the contract's 64 KiB. */
export const MAX_TEXT = 64 * 1024;
/** No secret is longer: so much beyond the cut is looked at, so that none is cut through and left standing in part. */
const SEAM = 8 * 1024;

/**
 * Cuts a text that is too long; its length and the start of its hash stand for the rest.
 *
 * @param clean takes secrets out of what is kept
 */
export function limitText(
  text: string,
  clean: (text: string) => string = same,
  max: number = MAX_TEXT,
): string {
  if (text.length <= max) return clean(text);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const head = clean(text.slice(0, max + SEAM)).slice(0, max);
  const whole = /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
  return `${whole}… [cut: ${text.length} characters, sha256 ${hash}]`;
}

function same(text: string): string {
  return text;
}
