import { z } from "zod";
import { userIdSchema } from "./user-id.ts";

/** The answer of `POST /register` and `POST /login`; `device_id` from r0.2.0 on. */
export const accountAnswerSchema = z.looseObject({
  user_id: userIdSchema,
  access_token: z.string().min(1),
  device_id: z.string().optional(),
});

/** The 401 of `POST /register` that asks for one of several flows of authentication. */
export const registerChallengeSchema = z.looseObject({
  session: z.string().optional(),
  /** The stages that the session has passed. */
  completed: z.array(z.string()).optional(),
  flows: z.array(z.looseObject({ stages: z.array(z.string()) })),
});

/** The answer of `GET /login`: the ways to log in. */
export const logInFlowsSchema = z.looseObject({ flows: z.array(z.looseObject({ type: z.string() })) });
