import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseUsers } from "./parse-users.ts";
import { readUsers } from "./read-users.ts";
import { UsageError } from "./usage-error.ts";

const SECRET = "nobody:may=read this";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-users-"));
});
afterAll(() => rm(place, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(place, "given");
  await writeFile(file, text);
  return file;
}

const usersOf = (text: string, env: Readonly<Record<string, string>> = {}) =>
  readUsers(parseUsers(text), env);

/** What is said of a wrong `--users`, which must not repeat a secret. */
function saidOf(text: string): string {
  try {
    usersOf(text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const said = `${error.message}\n${error.hint}`;
    return said.includes(SECRET) ? "a secret" : said;
  }
  return "nothing";
}

describe("--users", () => {
  it.each([
    ["open", { kind: "open" }],
    [`registration-token:${SECRET}`, { kind: "registration-token", token: SECRET }],
    [`shared-secret:${SECRET}`, { kind: "shared-secret", secret: SECRET }],
    [`application-service:${SECRET}`, { kind: "application-service", token: SECRET }],
    ["shared-secret:env:MINE", { kind: "shared-secret", secret: SECRET }],
  ])("%s", (text, users) => {
    expect(usersOf(text, { MINE: SECRET })).toEqual(users);
  });

  it("takes a file for the secret, without the end of its last line", async () => {
    const file = await fileOf(`${SECRET}\n`);
    expect(usersOf(`registration-token:file:${file}`)).toEqual({ kind: "registration-token", token: SECRET });
    await fileOf("\n");
    expect(saidOf(`registration-token:file:${file}`)).toContain(`wanted a secret in ${file}, found nothing`);
  });

  it.each([
    [
      "",
      "wanted one of open, registration-token, shared-secret, application-service, accounts, found another",
    ],
    [`registration-tokn:${SECRET}`, "Did you mean registration-token?"],
    [SECRET, "found another"],
    [`open:${SECRET}`, "wanted open without a value"],
    ["shared-secret", "wanted shared-secret:<value>, found no value"],
    ["shared-secret:", "found no value"],
    ["accounts", "wanted accounts:<value>"],
    ["shared-secret:env:", "wanted shared-secret:env:<name>, found nothing after env:"],
    ["shared-secret:file:", "wanted shared-secret:file:<path>"],
    ["shared-secret:env:UNSET", "wanted a secret in environment variable UNSET, found nothing"],
    ["shared-secret:file:/no/such/file", "Cannot read /no/such/file: wanted a file, found ENOENT"],
    ["accounts:/no/such/file", "Cannot read /no/such/file"],
  ])("refuses %j", (text, said) => {
    expect(saidOf(text)).toContain(said);
  });
});

describe("a path in a target file's users", () => {
  it.each([
    ["accounts:a.json", { kind: "accounts", file: "/etc/rollcall/a.json" }],
    ["accounts:/a.json", { kind: "accounts", file: "/a.json" }],
    ["shared-secret:file:s", { kind: "shared-secret", secret: { from: "file", file: "/etc/rollcall/s" } }],
  ])("%s starts from its directory", (text, choice) => {
    expect(parseUsers(text, "/etc/rollcall")).toEqual(choice);
  });
});

describe("a file of accounts", () => {
  const accounts = [
    { user: "@a:example.org", password: SECRET },
    { user: "@b:example.org", token: SECRET },
  ];

  it("has a password or a token for each user", async () => {
    const file = await fileOf(JSON.stringify(accounts));
    expect(usersOf(`accounts:${file}`)).toEqual({ kind: "accounts", accounts });
  });

  const [one] = accounts;
  it.each<[string, string]>([
    [`[{"user":"@a:x","password":"${SECRET}"`, "wanted JSON, found something else"],
    [JSON.stringify(one), "wanted a list of accounts"],
    ["[]", "wanted at least one account"],
    [JSON.stringify([one, one]), "wanted each user once, found @a:example.org twice"],
    [
      JSON.stringify([one, { user: "a", password: SECRET }]),
      "wanted a user id, @localpart:server, found something else at [1].user",
    ],
    [JSON.stringify([{ user: "@a:x", password: "" }]), "at [0]"],
    [JSON.stringify([{ ...one, token: SECRET }]), "at [0]"],
    [JSON.stringify([{ user: "@a:x", pasword: SECRET }]), "at [0]"],
  ])("is refused: %s", async (text, said) => {
    const file = await fileOf(text);
    expect(saidOf(`accounts:${file}`)).toContain(said);
  });
});
