import { readFileSync } from "node:fs";

/** What histories and reports say that produced them. */
export const tool: { readonly name: string; readonly version: string } = {
  name: "rollcall",
  version: versionOf(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))),
};

function versionOf(manifest: unknown): string {
  const { version } = manifest as { version?: unknown };
  return typeof version === "string" ? version : "unknown";
}
