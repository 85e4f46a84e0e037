import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTargetFile } from "./read-target-file.ts";
import { targetFile } from "./target-file.ts";
import { targetFileJsonSchema } from "./target-file-schema.ts";

const take = (json: unknown) => targetFile("/here/my.json", json);

describe("a target file", () => {
  it("needs no more than a base URL", () => {
    expect(take({ baseUrl: "http://a" })).toEqual({
      file: "/here/my.json",
      homeservers: [{ baseUrls: ["http://a"] }],
      timers: {},
      quirks: {},
    });
  });

  it("declares what its owner knows, in milliseconds", () => {
    const { homeservers, timers, quirks, profile, name } = take({
      name: "mine",
      baseUrl: ["http://a", "http://b"],
      users: "shared-secret:env:S",
      profile: "v1",
      timers: { offline: "4s..12s", idle: "6s" },
      quirks: { rateLimit: { presencePutEvery: "10s" }, propagation: "1.5s" },
    });
    expect({ profile, name }).toEqual({ profile: "v1", name: "mine" });
    expect(homeservers).toEqual([{ baseUrls: ["http://a", "http://b"], users: "shared-secret:env:S" }]);
    expect(timers).toEqual({
      offline: { minMs: 4_000, maxMs: 12_000 },
      idle: { minMs: 6_000, maxMs: 22_000 },
    });
    expect(quirks).toEqual({ presencePutEveryMs: 10_000, propagationMs: 1_500 });
  });

  it("names several homeservers, each with its own base URLs and users", () => {
    const { homeservers } = take({
      homeservers: [{ baseUrl: "http://a" }, { name: "two", baseUrl: ["http://b"], users: "open" }],
    });
    expect(homeservers).toEqual([
      { baseUrls: ["http://a"] },
      { name: "two", baseUrls: ["http://b"], users: "open" },
    ]);
  });

  it("starts a process: paths are relative to the file, names are looked for in PATH", () => {
    const { process } = take({
      baseUrl: "http://127.0.0.1:{port}",
      process: {
        command: "./serve",
        prepare: [{ command: "make-keys", args: ["{dir}"] }],
        cwd: "run",
        ready: { timeout: "5s" },
        stop: { signal: "SIGINT" },
      },
    });
    expect(process).toEqual({
      command: "/here/serve",
      args: [],
      prepare: [{ command: "make-keys", args: ["{dir}"] }],
      here: "/here",
      cwd: "/here/run",
      env: {},
      files: {},
      ready: { path: "/_matrix/client/versions", timeoutMs: 5_000 },
      stop: { signal: "SIGINT", timeoutMs: 10_000 },
    });
  });

  it("starts a container: files are texts, and what is left open is what most images do", () => {
    const { container } = take({
      baseUrl: "http://{host}:{port}",
      container: {
        image: "a/b:1",
        command: ["serve"],
        env: { A: "b" },
        files: { "/etc/a.yaml": { a: 1 }, "/etc/b": "{port}" },
        pull: { timeout: "1m" },
      },
    });
    expect(container).toEqual({
      image: "a/b:1",
      command: ["serve"],
      env: { A: "b" },
      files: { "/etc/a.yaml": '{\n  "a": 1\n}\n', "/etc/b": "{port}" },
      port: 8008,
      pullTimeoutMs: 60_000,
      ready: { path: "/_matrix/client/versions", timeoutMs: 60_000 },
    });
  });

  const base = { baseUrl: "http://a" };
  it.each<[string, unknown, string]>([
    ["no object", [], "wanted an object, found a list"],
    ["nothing", {}, "wanted either baseUrl (with users) or homeservers, found an object"],
    ["both", { ...base, homeservers: [base] }, "wanted either baseUrl (with users) or homeservers"],
    [
      "an unknown key",
      { ...base, baseURL: "x" },
      'wanted one of the keys $schema, name, baseUrl, homeservers, users, profile, timers, quirks, process, container, found "baseURL"',
    ],
    [
      "an unknown key further in",
      { ...base, timers: { ofline: "4s" } },
      'at timers wanted one of the keys offline, idle, found "ofline"',
    ],
    ["no URL", { baseUrl: "a" }, "at baseUrl wanted an http or https URL, found another string"],
    [
      "a wrong duration",
      { ...base, quirks: { propagation: "5" } },
      'at quirks.propagation wanted a duration such as 500ms, 4s or 1.5m, found "5"',
    ],
    [
      "a wrong interval",
      { ...base, timers: { idle: "12s..4s" } },
      'at timers.idle wanted the earliest moment first, found "12s..4s"',
    ],
    ["an unknown profile", { ...base, profile: "v9" }, 'at profile wanted a profile, or auto, found "v9"'],
    [
      "a homeserver without URL",
      { homeservers: [{}] },
      "at homeservers.0.baseUrl wanted an http or https URL, or a list of them, found nothing",
    ],
    [
      "a shell line",
      { ...base, process: { command: "a", args: "b c" } },
      "at process.args wanted a list of strings, found another string",
    ],
    [
      "a file elsewhere",
      { ...base, process: { command: "a", files: { "../x": "" } } },
      "at process.files.../x wanted an object of file names",
    ],
    ["no image", { ...base, container: {} }, "at container.image wanted the name of an image, found nothing"],
    [
      "a file that climbs",
      { ...base, container: { image: "a", files: { "/etc/../x": "" } } },
      "at container.files./etc/../x wanted an object of absolute paths",
    ],
    ["no port", { ...base, container: { image: "a", port: 0 } }, "at container.port wanted a port, found 0"],
    [
      "a signal that asks for nothing",
      { ...base, process: { command: "a", stop: { signal: "SIGKILL" } } },
      "at process.stop.signal wanted SIGTERM or SIGINT",
    ],
  ])("is refused with %s", (_what, json, said) => {
    expect(() => take(json)).toThrow(`Cannot read target file /here/my.json: ${said}`);
  });

  it("is refused without telling what may be a secret", () => {
    const wrong = [
      { ...base, users: ["hush-hush"] },
      { ...base, process: { command: "a", env: ["hush-hush"] } },
    ];
    for (const json of wrong) expect(() => take(json)).toThrow(/found a list\.$/u);
  });
});

describe("target files on the disk", () => {
  const targets = new URL("../../../targets/", import.meta.url);

  const names = readdirSync(targets, { recursive: true, encoding: "utf8" });
  it.each(names.filter((name) => name.endsWith(".json")))("%s is one", (name) => {
    const { homeservers } = readTargetFile(new URL(name, targets).pathname);
    expect(homeservers).toHaveLength(name === "two-homeservers.json" ? 2 : 1);
  });

  it("are missed by name", () => {
    expect(() => readTargetFile("/no/such.json")).toThrow("/no/such.json: wanted a file, found none there.");
  });

  it("are JSON; of what else stands there nothing is repeated", () => {
    const readme = new URL("../../../README.md", import.meta.url).pathname;
    expect(() => readTargetFile(readme)).toThrow(/wanted JSON, found something else at [\w ]+\.$/u);
  });
});

describe("schemas/target.schema.json", () => {
  it("is what the schema generates", () => {
    const shipped = readFileSync(new URL("../../../schemas/target.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(targetFileJsonSchema())));
  });
});
