import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { History } from "../src/history/history.ts";
import { readHistory } from "../src/history/read-history.ts";

/** What a real server answered to a smoke run, by the name of its file. */
export function storedHistory(name: string): History {
  const file = new URL(`histories/${name}.ndjson.gz`, import.meta.url);
  return readHistory(gunzipSync(readFileSync(file)).toString().trimEnd().split("\n"));
}
