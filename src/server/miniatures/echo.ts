import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** Whoever compares what came back with what they sent is pleased. */
export const echo: Miniature = {
  name: "echo",
  fault: "Answers to a presence that is set what was sent, and to a look what was last sent of that user.",
  ends: { fails: ["PRES-GET-002", "PRES-PUT-001", "PRES-PUT-002", "PRES-PUT-005", "PRES-PUT-006"] },
  serve: (correct) => {
    const sent = new Map<string, string>();
    return meddle(correct, {
      status: ({ method, userId }, { body = "{}" }) => {
        if (method === "PUT") sent.set(userId, body);
        return {
          status: 200,
          headers: { "content-type": "application/json" },
          body: sent.get(userId) ?? "{}",
        };
      },
    });
  },
};
