import { describe, expect, it } from "vitest";
import { parseNamedProfile, parseProfile } from "./choose-profile.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseNumber } from "./parse-number.ts";
import { parseReportOption } from "./parse-report-option.ts";
import { REPORT_FORMATS } from "../reporters/report-formats.ts";
import { UsageError } from "./usage-error.ts";

describe("parseDuration", () => {
  it.each([
    ["500ms", 500],
    ["30s", 30_000],
    ["1.5m", 90_000],
    ["1h", 3_600_000],
    ["0s", 0],
  ])("reads %s", (text, ms) => {
    expect(parseDuration("--wait", text)).toBe(ms);
  });

  it.each(["", "30", "s", "-5s", "5 minutes", "1e3s"])("refuses %j", (text) => {
    expect(() => parseDuration("--wait", text)).toThrow(UsageError);
  });
});

describe("parseNumber", () => {
  const range = { from: 1, to: 64, whole: true };

  it("reads a number in its range", () => {
    expect(parseNumber("--concurrency", "8", range)).toBe(8);
    expect(parseNumber("--max-inconclusive", "2.5", { from: 0, to: 100, whole: false })).toBe(2.5);
  });

  it.each(["0", "65", "1.5", "x", "", "0x10", "1e1"])("refuses %j", (text) => {
    expect(() => parseNumber("--concurrency", text, range)).toThrow(
      `Cannot read --concurrency: wanted a whole number from 1 to 64, found ${JSON.stringify(text)}.`,
    );
  });
});

describe("parseReportOption", () => {
  it("splits at the first equals sign", () => {
    expect(parseReportOption("json=a=b.json", REPORT_FORMATS)).toMatchObject({
      format: "json",
      file: "a=b.json",
    });
  });

  it.each(["jsn=x", "json", "json=", "constructor=x", "=x"])("refuses %j", (text) => {
    expect(() => parseReportOption(text, REPORT_FORMATS)).toThrow(UsageError);
  });

  it("names the format that is meant", () => {
    expect(() => parseReportOption("jsn=x", REPORT_FORMATS)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("Did you mean json?") as string }) as Error,
    );
  });
});

describe("parseProfile", () => {
  it("takes auto only where there is a server to ask", () => {
    expect(parseProfile("auto")).toBe("auto");
    expect(parseProfile("v1")).toBe("v1");
    expect(() => parseNamedProfile("auto")).toThrow(UsageError);
  });

  it("names the profiles that there are", () => {
    expect(() => parseProfile("v2")).toThrow("wanted one of seed, seed-strict,");
  });
});
