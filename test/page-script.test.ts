import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PAGE_SCRIPT } from "../src/reporters/html/page-script.ts";

const tool = join(import.meta.dirname, "..", "tools", "bundle-page-script.mjs");

it("the script of an HTML report is what its sources give", () => {
  const { status, stderr } = spawnSync(process.execPath, [tool, "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it("cannot end its element before its end", () => {
  expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--/iu);
});
