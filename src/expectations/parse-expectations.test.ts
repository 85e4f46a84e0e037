import { describe, expect, it } from "vitest";
import { formatExpectations } from "./format-expectations.ts";
import { keyOf, parseExpectations } from "./parse-expectations.ts";

const entry = { requirement: "PRES-GET-002", verdict: "fail", reason: "Everybody may look." };
const file = (...expectations: unknown[]) =>
  JSON.stringify({ format: "rollcall.expectations/1", expectations });

describe("parseExpectations", () => {
  it.each<[string, object]>([
    ["a requirement", entry],
    ["a scenario", { scenario: "presence-tour/*", verdict: "warn", reason: "Slow." }],
    ["everything", { ...entry, profile: "v1", link: "https://example.org/1", expires: "2027-01-31" }],
    ["an id that no catalogue has", { ...entry, requirement: "PRES-NEW-999" }],
  ])("takes %s", (_what, given) => {
    expect(parseExpectations(file(given)).expectations).toEqual([given]);
  });

  it.each<[string, string, string]>([
    ["what is no JSON", "{", "wanted JSON, found none"],
    ["a list alone", "[]", "at the top"],
    ["another format", '{"format":"rollcall.expectations/2","expectations":[]}', "at format"],
    ["an entry that names nothing", file({ verdict: "fail", reason: "x" }), "a requirement or a scenario"],
    ["one that names both", file({ ...entry, scenario: "x" }), "and not both"],
    ["what is no id", file({ ...entry, requirement: "GET-002" }), "at expectations.0.requirement"],
    ["a verdict that fails no run", file({ ...entry, verdict: "pass" }), "at expectations.0.verdict"],
    ["no reason", file({ ...entry, reason: "" }), "at expectations.0.reason"],
    ["a day that does not exist", file({ ...entry, expires: "2027-02-30" }), "at expectations.0.expires"],
    ["a link that is none", file({ ...entry, link: "javascript:alert(1)" }), "at expectations.0.link"],
    ["an unknown profile", file({ ...entry, profile: "v9" }), "at expectations.0.profile"],
    ["a slip of the pen", file({ ...entry, expire: "2027-01-31" }), "at expectations.0"],
    ["the same name twice", file(entry, { ...entry, verdict: "warn" }), "PRES-GET-002 twice"],
  ])("refuses %s", (_what, text, said) => {
    expect(() => parseExpectations(text)).toThrow(said);
  });
});

describe("formatExpectations", () => {
  it("gives the same text for the same entries, and the same entries back", () => {
    const other = { scenario: "lists/001", profile: "v1", verdict: "fail", reason: "Refused." };
    const inProfile = { ...entry, profile: "v1", link: "https://example.org/1", expires: "2027-01-31" };
    const [one, two] = [file(other, entry, inProfile), file(inProfile, entry, other)].map(parseExpectations);
    expect(formatExpectations(one!)).toBe(formatExpectations(two!));
    const back = parseExpectations(formatExpectations(one!));
    expect(back.expectations.map(keyOf)).toEqual(["PRES-GET-002", "PRES-GET-002 (v1)", "lists/001 (v1)"]);
    expect(back.expectations[1]).toEqual(inProfile);
  });
});
