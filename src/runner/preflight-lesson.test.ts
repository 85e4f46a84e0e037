import { describe, expect, it } from "vitest";
import type { Exchange } from "../history/history.ts";
import { whyNothingLearned } from "./preflight-lesson.ts";

const look = (outcome: Exchange["outcome"]): Exchange => ({
  record: "exchange",
  index: 0,
  scenario: "preflight/001",
  operation: { kind: "getPresence", subject: "@a:x" },
  user: "@a:x",
  device: "d1",
  request: { method: "GET", path: "/" },
  sent: 0,
  received: 1,
  outcome,
  ...(outcome === "lost" ? { trouble: "an HTML page" } : {}),
  attempts: 1,
});

describe("a preflight teaches nothing", () => {
  it("when all that it asked about presence was lost", () => {
    expect(whyNothingLearned([look("lost"), look("lost")])).toMatchObject({
      code: "preflight-failed",
      message: expect.stringContaining("found an HTML page") as string,
    });
  });

  it.each<[string, Exchange[]]>([
    ["one answer came", [look("lost"), look("answered")]],
    ["nothing was asked", []],
  ])("but not when %s", (_why, exchanges) => {
    expect(whyNothingLearned(exchanges)).toBeUndefined();
  });
});
