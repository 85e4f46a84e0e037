import { expect, it } from "vitest";
import { record } from "./perform.ts";

it("no session asks /sync twice in the same words, which a server may answer from a cache", async () => {
  const { history } = await record({ profile: "v1", depth: "smoke" });
  const asked = history.exchanges
    .filter(({ operation }) => operation.kind === "stream" && operation.api === "sync")
    .map(({ user, device, request }) => `${user} ${device} ${withoutSetPresence(request.path)}`);
  expect(asked.length).toBeGreaterThan(500);
  expect(new Set(asked).size).toBe(asked.length);
});

/** Answers are kept without regard to it. */
const withoutSetPresence = (path: string) => path.replace(/&set_presence=\w+/u, "");
