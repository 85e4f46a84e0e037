import { z } from "zod";

/**
 * An object that has no other keys than these: a typing error is told instead of passed over. Its messages are what was
 * wanted, as `toldBreach` tells it.
 */
export function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = `one of the keys ${Object.keys(shape).join(", ")}`;
  return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? keys : "an object") });
}
