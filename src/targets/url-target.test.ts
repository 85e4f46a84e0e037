import { describe, expect, it } from "vitest";
import { homeserversTarget, urlTarget } from "./url-target.ts";
import { OPEN_REGISTRATION } from "./users.ts";

const named = (url: string) => urlTarget(url, { timers: {} }).name;

describe("a target with a URL", () => {
  it("keeps a path prefix and drops the trailing slash", () => {
    expect(named("http://127.0.0.1:8008")).toBe("http://127.0.0.1:8008");
    expect(named("https://example.org/")).toBe("https://example.org");
    expect(named("https://example.org/a/b//")).toBe("https://example.org/a/b");
  });

  it.each([
    ["example.org", "wanted an http or https URL"],
    ["ftp://example.org", "wanted an http or https URL"],
    ["http://example.org?x=1", "without a query"],
    ["http://example.org#x", "without a query"],
  ])("%s is refused", (url, said) => {
    expect(() => named(url)).toThrow(said);
  });

  it("has several for the workers of one homeserver, each once", async () => {
    await using target = await urlTarget(["http://a.test/", "http://b.test/x"], { timers: {} }).open();
    expect(target.name).toBe("http://a.test, http://b.test/x");
    expect(target.homeservers).toEqual([
      { baseUrls: ["http://a.test", "http://b.test/x"], users: { kind: "open" } },
    ]);
    expect(() => urlTarget(["http://a.test/", "http://a.test"], { timers: {} })).toThrow("named twice");
  });

  it("has several homeservers that federate, none at the URL of another", async () => {
    const at = (name: string, url: string) => ({ name, baseUrls: [url], users: OPEN_REGISTRATION }) as const;
    const two = [at("one", "http://a.test/"), at("two", "http://b.test")] as const;
    await using target = await homeserversTarget(two, { timers: {} }).open();
    expect(target.homeservers.map(({ name, baseUrls }) => [name, ...baseUrls])).toEqual([
      ["one", "http://a.test"],
      ["two", "http://b.test"],
    ]);
    const same = [at("one", "http://a.test"), at("two", "http://a.test/")] as const;
    expect(() => homeserversTarget(same, { timers: {} })).toThrow("named twice");
  });

  it("is refused with credentials, which the message does not repeat", () => {
    expect(() => named("http://me:secret@example.org")).toThrow(
      /without a user name and password, found one that has them\.$/,
    );
  });

  it("gives passwords that differ and cannot be guessed", async () => {
    await using target = await urlTarget("http://127.0.0.1:1", { timers: {} }).open();
    const [one, other] = [target.newPassword?.("a") ?? "", target.newPassword?.("a") ?? ""];
    expect(one).not.toBe(other);
    expect(one.length).toBeGreaterThanOrEqual(32);
  });
});
