import { z } from "zod";

/** The answer of `GET /_matrix/client/versions`, r0.1.0 and later. */
export const versionsAnswerSchema = z.looseObject({
  versions: z.array(z.string()),
  unstable_features: z.record(z.string(), z.unknown()).optional(),
});
