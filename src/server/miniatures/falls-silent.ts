import type { ServerResponse } from "../server-request.ts";
import type { Miniature } from "./miniature.ts";

/** Enough for the first scenarios to have begun. */
const REQUESTS = 200;

/** Whoever takes no answer for no objection is pleased. */
export const fallsSilent: Miniature = {
  name: "falls-silent",
  fault: "Answers 200 requests, and then none.",
  ends: { breaks: ["target-silent", "setup-failing"] },
  serve: (correct) => {
    let requests = 0;
    return (request) => {
      requests += 1;
      return requests > REQUESTS ? new Promise<ServerResponse>(() => undefined) : correct(request);
    };
  },
};
