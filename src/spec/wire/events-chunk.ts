import { z } from "zod";

/**
 * The answer of `GET /events`. Items are left unread: presence and room events share the chunk (PRES-V1-002), and
 * only their `type` tells them apart.
 */
export const eventsChunkSchema = z.looseObject({
  start: z.string(),
  end: z.string(),
  chunk: z.array(z.unknown()),
});

/** The answer of `GET /initialSync`: all three keys are required (PRES-V1-001). */
export const initialSyncSchema = z.looseObject({
  end: z.string(),
  presence: z.array(z.unknown()),
  rooms: z.array(z.unknown()),
});
