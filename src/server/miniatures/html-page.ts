import type { Miniature } from "./miniature.ts";

/** What a captive portal says to everything. */
export const htmlPage: Miniature = {
  name: "html-page",
  fault: "Answers every request with 200 and a page for people.",
  ends: { breaks: ["not-a-matrix-server"] },
  serve: () => () => ({
    status: 200,
    headers: { "content-type": "text/html" },
    body: "<!doctype html><title>Welcome</title><p>Please sign in.",
  }),
};
