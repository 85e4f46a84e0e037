import { mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOutputFiles } from "./output-files.ts";
import { UsageError } from "./usage-error.ts";
import { checkWritable, writeFileWhole } from "./write-file-whole.ts";

let place = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterEach(() => rm(place, { recursive: true }));

describe("writeFileWhole", () => {
  it("creates and replaces, and leaves no temporary file", async () => {
    const file = join(place, "report.json");
    await writeFileWhole(file, "one");
    await writeFileWhole(file, "two");
    expect(await readFile(file, "utf8")).toBe("two");
    expect(await readdir(place)).toEqual(["report.json"]);
  });

  it("replaces what a link points to, not the link", async () => {
    await writeFile(join(place, "real"), "one");
    await symlink(join(place, "real"), join(place, "link"));
    await writeFileWhole(join(place, "link"), "two");
    expect(await readFile(join(place, "real"), "utf8")).toBe("two");
  });

  it("leaves nothing behind when it cannot", async () => {
    await mkdir(join(place, "taken"));
    await expect(writeFileWhole(join(place, "taken"), "text")).rejects.toThrow("rename");
    expect(await readdir(place)).toEqual(["taken"]);
  });

  it("writes to a device as it is", async () => {
    await expect(writeFileWhole("/dev/null", "text")).resolves.toBeUndefined();
  });
});

describe("checkWritable", () => {
  it("leaves everything as it was", async () => {
    await writeFile(join(place, "old.json"), "old");
    await checkWritable(join(place, "old.json"));
    await checkWritable(join(place, "new.json"));
    expect(await readdir(place)).toEqual(["old.json"]);
    expect(await readFile(join(place, "old.json"), "utf8")).toBe("old");
  });

  it("refuses a directory, and a file in a directory that does not exist", async () => {
    await expect(checkWritable(place)).rejects.toThrow("found that it is a directory");
    await expect(checkWritable(join(place, "none", "x.json"))).rejects.toThrow(
      "its directory does not exist",
    );
    await expect(checkWritable(join(place, "none", "x.json"))).rejects.toBeInstanceOf(UsageError);
  });
});

describe("checkOutputFiles", () => {
  it("refuses one file for two outputs", async () => {
    const file = join(place, "x");
    await expect(checkOutputFiles([file, `${place}/./x`])).rejects.toThrow("found it named twice");
    await expect(checkOutputFiles([file, `${file}2`])).resolves.toBeUndefined();
  });
});
