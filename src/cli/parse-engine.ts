import { UsageError } from "./usage-error.ts";

/**
 * The address of a Redis. What it may hold of passwords is told to nobody.
 *
 * @throws UsageError when it is none
 */
export function parseEngine(text: string): string {
  if (/^rediss?:\/\//u.test(text)) return text;
  throw new UsageError(
    `Cannot use --engine: wanted redis:// or rediss://, found ${JSON.stringify(text.replace(/\/\/.*@/u, "//…@"))}.`,
    "For example redis://127.0.0.1:6379.",
  );
}
