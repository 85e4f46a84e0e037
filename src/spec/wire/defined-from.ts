import type { z } from "zod";

/**
 * An optional key that only some profiles define. Where a profile does not, any value is let through, since extra keys
 * are never forbidden; it reads as `undefined` when it is not of the later type.
 */
export function definedFrom<T>(defined: boolean, schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return defined ? schema.optional() : schema.optional().catch(undefined);
}
