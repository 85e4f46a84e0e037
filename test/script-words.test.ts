import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const tool = join(import.meta.dirname, "..", "tools", "embed-script-words.mjs");

it("the words of a reproduction are what their sources give", () => {
  const { status, stderr } = spawnSync(process.execPath, [tool, "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
