import { expect, it } from "vitest";
import { fillIn, fillInAll } from "./fill-in.ts";

const places = { host: "127.0.0.1", port: 8123, dir: "/tmp/x", here: "/home/me" };

it("puts the places in, and leaves other braces alone", () => {
  expect(fillIn('{dir}/a {port} {here} {other} {"json": {}}', places)).toBe(
    '/tmp/x/a 8123 /home/me {other} {"json": {}}',
  );
});

it("leaves what is not known as it stands", () => {
  expect(fillIn("http://{host}:{port}/{dir}", { host: "h", port: 1 })).toBe("http://h:1/{dir}");
});

it("goes through all of some JSON; a port alone is a number", () => {
  const config = { listeners: [{ port: "{port}", url: "http://a:{port}" }], tls: false, none: null, n: 1 };
  expect(fillInAll(config, places)).toEqual({
    listeners: [{ port: 8123, url: "http://a:8123" }],
    tls: false,
    none: null,
    n: 1,
  });
});
