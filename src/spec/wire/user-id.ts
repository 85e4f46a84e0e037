import { z } from "zod";

/** `@localpart:server`. The grammar of the localpart is another module's matter. */
export const userIdSchema = z.string().regex(/^@[^:]*:.+$/, "Wanted a user id: @localpart:server");
