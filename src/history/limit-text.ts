import { createHash } from "node:crypto";
import type { Json } from "./history.ts";

/** The longest string of a server that a history keeps, in UTF-16 units: the contract's 64 KiB. */
export const MAX_TEXT = 64 * 1024;
/** The contract's deepest nesting. */
export const MAX_DEPTH = 200;

/** Cuts a text that is too long; its length and the start of its hash stand for the rest. */
export function limitText(text: string, max: number = MAX_TEXT): string {
  if (text.length <= max) return text;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const isHighSurrogate = /[\uD800-\uDBFF]/.test(text.charAt(max - 1));
  return `${text.slice(0, isHighSurrogate ? max - 1 : max)}… [cut: ${text.length} characters, sha256 ${hash}]`;
}

/** How much of a value is kept: an estimate of memory in bytes, shared by everything that is limited with it. */
export interface Allowance {
  bytesLeft: number;
}

/** A guess of what one value costs in memory beside its text. */
const VALUE_BYTES = 32;

/**
 * The value with its strings cut, its nesting bounded, and nothing beyond the allowance. What is left is what JSON
 * keeps: -0 becomes 0, and a number too large for JSON the largest there is.
 */
export function limitJson(value: Json, allowance: Allowance, depth = 0): Json {
  allowance.bytesLeft -= VALUE_BYTES;
  if (typeof value === "string") return takeText(value, allowance);
  if (typeof value === "number") return finite(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return `[cut: deeper than ${MAX_DEPTH} levels]`;
  return isArray(value) ? limitArray(value, allowance, depth) : limitObject(value, allowance, depth);
}

function limitArray(items: readonly Json[], allowance: Allowance, depth: number): Json {
  const kept: Json[] = [];
  for (const item of items) {
    if (allowance.bytesLeft <= 0) {
      kept.push(`[cut: ${items.length - kept.length} more items]`);
      break;
    }
    kept.push(limitJson(item, allowance, depth + 1));
  }
  return kept;
}

function limitObject(value: { readonly [key: string]: Json }, allowance: Allowance, depth: number): Json {
  const entries = Object.entries(value);
  const kept: [string, Json][] = [];
  for (const [key, item] of entries) {
    if (allowance.bytesLeft <= 0) {
      kept.push(["[cut]", `${entries.length - kept.length} more keys`]);
      break;
    }
    kept.push([takeText(key, allowance), limitJson(item, allowance, depth + 1)]);
  }
  return Object.fromEntries(kept);
}

function takeText(text: string, allowance: Allowance): string {
  const kept = limitText(text);
  allowance.bytesLeft -= 2 * kept.length;
  return kept;
}

function finite(value: number): number {
  if (value === 0) return 0;
  return Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
