import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { chooseTarget } from "./choose-target.ts";
import { declaredUsers } from "./declared-users.ts";
import { fakeIo } from "./fake-io.ts";
import { parseTarget } from "./parse-target.ts";
import { serverSurroundings } from "./server-surroundings.ts";

const place = mkdtempSync(join(tmpdir(), "rollcall-choose-"));
afterAll(() => rm(place, { recursive: true }));

function chosen(users: readonly [string, string], more: Readonly<Record<string, unknown>> = {}, prefix = "") {
  const file = join(place, "pair.json");
  const homeservers = users.map((one, index) => ({ baseUrl: `http://127.0.0.1:${index + 1}`, users: one }));
  writeFileSync(file, JSON.stringify({ homeservers, ...more }));
  const target = parseTarget(`${prefix}${file}`);
  const declared = "declared" in target ? target.declared : undefined;
  const wish = { target, profile: "v1", seed: 1, timers: {}, users: declaredUsers(declared) } as const;
  return chooseTarget(wish, serverSurroundings(fakeIo()));
}

it("has each homeserver give users in its own way", async () => {
  await using open = await chosen(["shared-secret:one", "registration-token:other"]).target.open();
  expect(open.homeservers.map(({ users }) => users)).toEqual([
    { kind: "shared-secret", secret: "one" },
    { kind: "registration-token", token: "other" },
  ]);
});

it.each([
  ["", {}],
  ["process:", { process: { command: "true" } }],
])("refuses given accounts on several homeservers: %s<file>", (prefix, more) => {
  const accounts = join(place, "accounts.json");
  writeFileSync(accounts, JSON.stringify([{ user: "@a:b", token: "t0ken" }]));
  expect(() => chosen(["open", `accounts:${accounts}`], more, prefix)).toThrow(
    "Cannot test several homeservers with given accounts",
  );
});
