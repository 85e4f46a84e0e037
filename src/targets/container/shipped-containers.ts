import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Beside the sources and beside what is built of them alike. */
const PLACE = fileURLToPath(new URL("../../../targets/containers", import.meta.url));

/** The target files for published images that come with this package, by the name of the server. */
export function shippedContainers(): ReadonlyMap<string, string> {
  const files = readdirSync(PLACE).filter((name) => name.endsWith(".json"));
  return new Map(files.map((name) => [basename(name, ".json"), join(PLACE, name)]));
}
