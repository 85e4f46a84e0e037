import { z } from "zod";

/** The answer of `GET /joined_rooms`. */
export const joinedRoomsSchema = z.looseObject({ joined_rooms: z.array(z.string()) });
