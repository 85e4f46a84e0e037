import type { Json } from "./history.ts";
import { limitText } from "./limit-text.ts";
import { REDACTED, type Redactor } from "./redaction.ts";

/** The contract's deepest nesting. */
const MAX_DEPTH = 200;

/** How much of a value is kept: an estimate of memory in bytes, shared by everything that is limited with it. */
export interface Allowance {
  bytesLeft: number;
  /** Set when anything was left out: what is kept is not what was answered. */
  isCut?: true;
}

/** A guess of what one value costs in memory beside its text. */
const VALUE_BYTES = 32;

/**
 * A value as a history keeps it: without secrets, its strings cut, its nesting bounded, and nothing beyond the
 * allowance. What is left is what JSON keeps: -0 becomes 0, and a number too large for JSON the largest there is.
 */
export function limitJson(value: Json, allowance: Allowance, redactor: Redactor): Json {
  const takeText = (text: string): string => {
    const kept = limitText(text, redactor.text);
    allowance.bytesLeft -= 2 * kept.length;
    return kept;
  };
  const takeArray = (items: readonly Json[], depth: number): Json => {
    const kept: Json[] = [];
    for (const item of items) {
      if (allowance.bytesLeft <= 0) {
        allowance.isCut = true;
        return [...kept, `[cut: ${items.length - kept.length} more items]`];
      }
      kept.push(take(item, depth + 1));
    }
    // A list that was pushed to has room for more, which a history of many would keep.
    return kept.slice();
  };
  const takeObject = (object: { readonly [key: string]: Json }, depth: number): Json => {
    const entries = Object.entries(object);
    const kept: [string, Json][] = [];
    for (const [key, item] of entries) {
      if (allowance.bytesLeft <= 0) {
        allowance.isCut = true;
        kept.push(["[cut]", `${entries.length - kept.length} more keys`]);
        break;
      }
      const isSecret = typeof item === "string" && redactor.hides(key);
      kept.push([takeText(key), isSecret ? REDACTED : take(item, depth + 1)]);
    }
    return Object.fromEntries(kept);
  };
  const take = (item: Json, depth: number): Json => {
    allowance.bytesLeft -= VALUE_BYTES;
    if (typeof item === "string") return takeText(item);
    if (typeof item === "number") return finite(item);
    if (typeof item !== "object" || item === null) return item;
    if (depth >= MAX_DEPTH) {
      allowance.isCut = true;
      return `[cut: deeper than ${MAX_DEPTH} levels]`;
    }
    return isArray(item) ? takeArray(item, depth) : takeObject(item, depth);
  };
  return take(value, 0);
}

function finite(value: number): number {
  if (value === 0) return 0;
  return Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
