import { describe, expect, it } from "vitest";
import type { Json } from "./history.ts";
import { limitJson } from "./limit-json.ts";
import { createRedactor, type Redactor } from "./redaction.ts";

const cleaned = (redactor: Redactor, value: Json) => limitJson(value, { bytesLeft: 1_000_000 }, redactor);

describe("a redactor", () => {
  it("takes out what it learned, also percent-encoded, and leaves the rest", () => {
    const redactor = createRedactor();
    redactor.learn("s3cret/+token");
    expect(redactor.text("a s3cret/+token and s3cret%2F%2Btoken or s3cret%2f%2btoken b")).toBe(
      "a <redacted> and <redacted> or <redacted> b",
    );
    expect(redactor.text("nothing here")).toBe("nothing here");
  });

  it("takes the longer of two secrets that begin alike", () => {
    const redactor = createRedactor();
    redactor.learn("token-12");
    redactor.learn("token-12-and-more");
    expect(redactor.text("token-12-and-more token-12")).toBe("<redacted> <redacted>");
  });

  it("takes a short one only where it stands alone, and no word of the protocol", () => {
    const redactor = createRedactor();
    for (const secret of ["tok1", "online", "abc"]) redactor.learn(secret);
    expect(cleaned(redactor, { tok1: "tok1", token: "tok12", presence: "online", x: "abc" })).toEqual({
      "<redacted>": "<redacted>",
      token: "tok12",
      presence: "online",
      x: "abc",
    });
  });

  it("takes out values whose key says that they are secret, known or not", () => {
    expect(
      cleaned(createRedactor(), { access_token: "never seen", password: "p", a: [{ refresh_token: "r" }] }),
    ).toEqual({
      access_token: "<redacted>",
      password: "<redacted>",
      a: [{ refresh_token: "<redacted>" }],
    });
  });

  it("leaves no part of a secret standing where a text is cut", () => {
    const redactor = createRedactor();
    redactor.learn("secret-of-some-length");
    const text = `${"x".repeat(64 * 1024 - 5)}secret-of-some-length`;
    expect(cleaned(redactor, text)).not.toContain("secr");
  });
});
