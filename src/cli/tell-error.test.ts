import { describe, expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { wantsColour } from "./io.ts";
import { tellError } from "./tell-error.ts";
import { toldError } from "./told-error.ts";
import { UsageError } from "./usage-error.ts";

describe("tellError", () => {
  it("says what went wrong and what to do next", () => {
    const io = fakeIo();
    tellError(io.stderr, new UsageError("Cannot do it.", "Do another thing."));
    expect(io.err()).toBe("error: Cannot do it.\n  hint: Do another thing.\n");
  });

  it("keeps a server's text from commanding the terminal", () => {
    const io = fakeIo();
    tellError(io.stderr, new Error("found \n::error::\u001b[2J"));
    expect(io.err()).toContain(String.raw`error: found \n::error::\u001b[2J`);
  });

  it("takes anything for an error", () => {
    expect(toldError("text")).toMatchObject({ code: "unexpected", message: "text" });
    expect(toldError(new Error("bug")).hint).toContain("please report it");
  });
});

describe("wantsColour", () => {
  it.each([
    [true, {}, true, true],
    [true, { NO_COLOR: "" }, true, true],
    [true, { NO_COLOR: "1" }, true, false],
    [true, { TERM: "dumb" }, true, false],
    [true, {}, false, false],
    [false, {}, true, false],
  ])("terminal %s, %j, asked %s: %s", (isTerminal, env, asked, wanted) => {
    const io = fakeIo({ isTerminal, env });
    expect(wantsColour(io.stdout, io.env, asked)).toBe(wanted);
  });
});
