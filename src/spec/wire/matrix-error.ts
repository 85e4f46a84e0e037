import { z } from "zod";

/**
 * The body of every error (PRES-ERR-001). The schema of the specification requires `errcode` only, its prose both:
 * `error` is optional here, so that a judge can call its absence a warning (AMB-27).
 */
export const matrixErrorSchema = z.looseObject({ errcode: z.string().min(1), error: z.string().optional() });

/** The body of a 429 (PRES-PUT-014); `retry_after_ms` in milliseconds. */
export const limitErrorSchema = matrixErrorSchema.extend({
  errcode: z.literal("M_LIMIT_EXCEEDED"),
  retry_after_ms: z.number().nonnegative().optional(),
});
