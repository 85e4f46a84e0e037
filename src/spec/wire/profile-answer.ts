import { z } from "zod";

/** The answer of `GET /profile/{userId}`. Unset fields are left out; servers that send `null` are not our subject. */
export const profileAnswerSchema = z.looseObject({
  displayname: z.string().nullish(),
  avatar_url: z.string().nullish(),
});
