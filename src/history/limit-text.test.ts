import { describe, expect, it } from "vitest";
import { limitText, MAX_TEXT } from "./limit-text.ts";

describe("what a server sent is cut", () => {
  it("in long strings, with length and hash", () => {
    expect(limitText("short")).toBe("short");
    const cut = limitText("x".repeat(MAX_TEXT + 1));
    expect(cut.slice(0, MAX_TEXT)).toBe("x".repeat(MAX_TEXT));
    expect(cut.slice(MAX_TEXT)).toMatch(/^… \[cut: 65537 characters, sha256 [0-9a-f]{16}\]$/);
  });

  it("never through a character", () => {
    expect(limitText("ab😀cd", (text) => text, 3)).toMatch(/^ab… \[cut: 6 characters/);
  });
});
