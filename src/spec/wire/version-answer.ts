import { z } from "zod";

/** The answer of `GET /_matrix/federation/v1/version`, which homeservers ask each other; the same in every version. */
export const versionAnswerSchema = z.looseObject({
  server: z.looseObject({ name: z.string().min(1), version: z.string().optional() }),
});
