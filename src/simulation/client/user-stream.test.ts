import { expect, it } from "vitest";
import { VirtualClock } from "../../time/virtual-clock.ts";
import type { Line } from "./lines.ts";
import { UserStream } from "./user-stream.ts";

/** What a stream asks for that is answered once with this body, and then waits. */
function pathsAfter(body: string): string[] {
  const paths: string[] = [];
  const line: Line = {
    dispatch: ({ path }, handler) => {
      if (paths.push(path) > 1) return true;
      handler.onHeaders?.(200, [], () => undefined, "OK");
      handler.onData?.(Buffer.from(body));
      handler.onComplete?.([]);
      return true;
    },
    destroy: () => Promise.resolve(),
  };
  const stream = new UserStream({
    reach: {
      lines: { forStream: () => line, forRequests: () => line, close: () => Promise.resolve() },
      clock: new VirtualClock(),
      address: { origin: "http://a.test", prefix: "" },
      path: "/sync?filter=f",
      headers: [],
    },
    level: "online",
    listener: { onAnswer: () => undefined, onLevel: () => undefined, onTrouble: () => undefined },
  });
  stream.close();
  return paths;
}

it.each([
  ["as it is in a query", '{"next_batch":"s1 2&3"}', "s1%202%263"],
  [
    "as a browser would send it, where it has half a character",
    String.raw`{"next_batch":"s1\ud800"}`,
    "s1%EF%BF%BD",
  ],
])("sends the token of an answer back %s", (_how, body, since) => {
  expect(pathsAfter(body)).toEqual([
    "/sync?filter=f&timeout=0&set_presence=online",
    `/sync?filter=f&timeout=30000&set_presence=online&since=${since}`,
  ]);
});

it("does not go on at once after an answer without a token", () => {
  expect(pathsAfter('{"next_batch":1}')).toHaveLength(1);
});
