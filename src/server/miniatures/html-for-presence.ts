import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** A gateway's error page in place of presence, with 200. Such a page is trouble on the way, so nothing can be known. */
export const htmlForPresence: Miniature = {
  name: "html-for-presence",
  fault: "Answers whatever is asked of a presence with 200 and an error page.",
  ends: { breaks: ["preflight-failed"] },
  serve: (correct) =>
    meddle(correct, {
      status: () => ({
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Internal error</title><p>Something went wrong.",
      }),
    }),
};
