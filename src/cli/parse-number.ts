import { UsageError } from "./usage-error.ts";

/** The range of an option that is a number. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/**
 * A number as written on the command line.
 *
 * @throws UsageError when it is none or not in the range
 */
export function parseNumber(option: string, text: string, { from, to, whole }: NumberRange): number {
  const value = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to && (!whole || Number.isSafeInteger(value))) return value;
  throw new UsageError(
    `Cannot read ${option}: wanted a ${whole ? "whole number" : "number"} from ${from} to ${to}, found ${JSON.stringify(text)}.`,
    `For example ${option} ${Math.max(from, 1)}.`,
  );
}
