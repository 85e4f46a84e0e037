import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";
import { type LooseEvent, subjectOf, withEvents } from "./presence-wire.ts";

/** Two users go by each other's name, the next two likewise. */
export const swappedUsers: Miniature = {
  name: "swapped-users",
  fault:
    "Tells of every second user whose presence is asked for or set what is true of the one before, and the reverse.",
  ends: {
    fails: [
      "PRES-STATE-002",
      "PRES-GET-009",
      "PRES-PUT-007",
      "PRES-STATE-006",
      "PRES-PROP-001",
      "PRES-PROP-002",
    ],
  },
  serve: (correct) => {
    const seen: string[] = [];
    const partner = (userId: string) => {
      if (!seen.includes(userId)) seen.push(userId);
      return seen[seen.indexOf(userId) ^ 1] ?? userId;
    };
    return meddle(correct, {
      status: ({ method, userId }, request) => {
        const other = partner(userId);
        if (method !== "GET") return correct(request);
        const path = request.path.replace(/\/presence\/[^/]+/u, `/presence/${encodeURIComponent(other)}`);
        return correct({ ...request, path });
      },
      stream: (answer) => withEvents(answer, (event) => renamed(event, partner(subjectOf(event)))),
    });
  },
};

function renamed(event: LooseEvent, userId: string): LooseEvent {
  const { content } = event;
  return {
    ...event,
    ...("sender" in event ? { sender: userId } : {}),
    content: content?.["user_id"] === undefined ? { ...content } : { ...content, user_id: userId },
  };
}
