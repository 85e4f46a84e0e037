import { expect, it } from "vitest";
import type { OpenTarget } from "../targets/target.ts";
import { VirtualClock } from "../time/virtual-clock.ts";
import { createHalt } from "./halt.ts";
import { watchUser } from "./watch-user.ts";

function watched(options: { readonly ended?: Promise<string>; readonly maxTimeMs?: number } = {}) {
  const { ended, ...rest } = options;
  const clock = new VirtualClock();
  const halt = createHalt();
  const user = new AbortController();
  const target = { clock, ...(ended === undefined ? {} : { ended }) } as Partial<OpenTarget> as OpenTarget;
  const release = watchUser({ signal: user.signal, target, ...rest }, halt);
  return { clock, halt, user, release };
}

it("ends the run when the user interrupts, or when the time is over", () => {
  const one = watched();
  one.user.abort();
  expect(one.halt.error).toMatchObject({ code: "interrupted" });
  const other = watched({ maxTimeMs: 100 });
  other.clock.advance(99);
  expect(other.halt.error).toBeUndefined();
  other.clock.advance(1);
  expect(other.halt.error).toMatchObject({ code: "max-time" });
});

it("ends the run at once when the server is known to have ended, and says how", async () => {
  const { halt } = watched({ ended: Promise.resolve("it was ended by SIGKILL.") });
  await Promise.resolve();
  expect(halt.error).toMatchObject({
    code: "target-gone",
    message: "The server ended before the run did: it was ended by SIGKILL.",
  });
});

it("listens no longer than it is asked to", () => {
  const { halt, user, clock, release } = watched({ maxTimeMs: 100 });
  release();
  user.abort();
  clock.advance(200);
  expect(halt.error).toBeUndefined();
});
