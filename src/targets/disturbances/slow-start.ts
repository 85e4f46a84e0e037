import type { ServerResponse } from "../../server/server-request.ts";
import { refusedConnection } from "../broken-connection.ts";
import { between, type Disturbance } from "./disturbance.ts";

/** The longest start: `--wait` has to be longer. */
export const LONGEST_START_MS = 20_000;

const UNAVAILABLE: ServerResponse = {
  status: 503,
  headers: { "content-type": "text/html" },
  body: "<html><body>503 Service Unavailable</body></html>",
};

/** At first nobody listens, then a gateway says 503, and only then the server is there. */
export const slowStart: Disturbance = {
  name: "slow-start",
  what: "At first nobody listens, then a gateway says 503, and only then the server is there.",
  begin: ({ clock, random }) => {
    const listensAtMs = clock.now() + between(random, 500, LONGEST_START_MS / 2);
    const readyAtMs = listensAtMs + between(random, 500, LONGEST_START_MS / 2);
    return (passage) => {
      if (clock.now() >= readyAtMs) return passage;
      return {
        ...passage,
        request: clock.now() < listensAtMs ? { breaks: refusedConnection() } : { answeredBy: UNAVAILABLE },
      };
    };
  },
};
