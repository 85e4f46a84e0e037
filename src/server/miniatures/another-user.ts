import { meddle } from "./meddle.ts";
import type { Miniature } from "./miniature.ts";

/** One person stands for all. */
export const anotherUser: Miniature = {
  name: "another-user",
  fault: "Shows of everybody the presence that was first asked for.",
  ends: { fails: ["PRES-STATE-002", "PRES-GET-009", "PRES-GET-011", "PRES-PUT-007", "PRES-STATE-006"] },
  serve: (correct) => {
    let first: string | undefined;
    return meddle(correct, {
      status: ({ method }, request) => {
        if (method !== "GET") return correct(request);
        first ??= request.path.split("?")[0];
        const [, query] = request.path.split("?");
        return correct({ ...request, path: query === undefined ? `${first}` : `${first}?${query}` });
      },
    });
  },
};
