#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { BROKEN } from "./exit-code.ts";
import { processIo } from "./process-io.ts";
import { tellError } from "./tell-error.ts";

// What a server sends soon becomes garbage, and V8 would rather let its heap grow than look for it. A run on the embedded
// server sees little of it, unless it is a deep one, and is faster without. With many simulated users most of the heap stays.
const growsBy = ["simulate", "worker"].includes(process.argv[2] ?? "") ? 60 : 25;
if (process.argv.some((argument) => /^https?:|^process:|^container:|^[^=]+\.json$|deep$/iu.test(argument)))
  setFlagsFromString(`--heap-growing-percent=${growsBy}`);

/** That this program is read with so many open files was tried. */
const FILES_TO_START = 1_024;

const io = processIo();
// Until the program has come to an end by itself it counts as broken; Node's own codes would read as verdicts.
process.exitCode = BROKEN;
process.on("uncaughtException", (error) => {
  tellError(io.stderr, error);
  process.exit(BROKEN);
});
const { runCli } = await import("./run-cli.ts").catch((cause: unknown) => {
  const limit = io.openFilesLimit();
  if (limit === undefined || limit >= FILES_TO_START) throw cause;
  // Node opens all files of a program at once, and says of some only that they are not there.
  const message = `Cannot start: wanted to read the program's own files, found a limit of ${limit} open files.`;
  throw Object.assign(new Error(message, { cause }), { hint: `Raise it: ulimit -n ${FILES_TO_START}.` });
});
process.exitCode = await runCli(process.argv.slice(2), io);
