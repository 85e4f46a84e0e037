import { describe, expect, it } from "vitest";
import { withMarkedPart } from "./marked-part.ts";

const withTable = (text: string, table: string) => withMarkedPart(text, "rollcall selftest", table);

describe("withMarkedPart", () => {
  it("replaces what stands between the marks and leaves the rest alone", () => {
    const text = withTable("", "| old |\n");
    expect(withTable(`# Title\n\n${text}\nThe end.\n`, "| new |\n")).toBe(
      `# Title\n\n${withTable("", "| new |\n")}\nThe end.\n`,
    );
  });

  it("adds it to a text without marks", () => {
    expect(withTable("# Title\n", "| new |\n")).toBe(`# Title\n\n${withTable("", "| new |\n")}`);
  });

  it("leaves the part of another command alone", () => {
    const text = withMarkedPart("", "rollcall compare", "| theirs |\n");
    expect(withTable(text, "| mine |\n")).toBe(`${text}\n${withTable("", "| mine |\n")}`);
  });
});
