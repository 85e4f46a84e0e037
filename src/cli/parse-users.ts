import { isAbsolute, join } from "node:path";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** How users are to be had, as written on the command line: secrets are read later. */
export type UsersChoice =
  | { readonly kind: "open" }
  | { readonly kind: SecretMode; readonly secret: SecretSource }
  | { readonly kind: "accounts"; readonly file: string };

/** For each homeserver of a target, in their order; the first holds for those beyond. */
export type UsersByHomeserverChoice = readonly [UsersChoice, ...UsersChoice[]];

/** Where a secret stands; the command line itself is read by everybody on the machine. */
export type SecretSource =
  | { readonly from: "text"; readonly text: string }
  | { readonly from: "environment"; readonly name: string }
  | { readonly from: "file"; readonly file: string };

type SecretMode = (typeof SECRET_MODES)[number];

const SECRET_MODES = ["registration-token", "shared-secret", "application-service"] as const;
const MODES = ["open", ...SECRET_MODES, "accounts"];
const HINT = "For example --users registration-token:env:TOKEN or --users accounts:accounts.json.";

/**
 * Reads `--users <mode>[:value]`. What was written is not repeated: it may be a secret.
 *
 * @param directory where relative paths in it start
 * @throws UsageError when the mode is unknown, or its value is missing or too much
 */
export function parseUsers(text: string, directory = ""): UsersChoice {
  const split = text.indexOf(":");
  const mode = split < 0 ? text : text.slice(0, split);
  const value = split < 0 ? "" : text.slice(split + 1);
  if (mode === "open") {
    if (split < 0) return { kind: "open" };
    throw refused("wanted open without a value, found one that has it");
  }
  const secretMode = SECRET_MODES.find((known) => known === mode);
  if (secretMode === undefined && mode !== "accounts") {
    const hint = didYouMean(mode, MODES, HINT);
    throw new UsageError(`Cannot use --users: wanted one of ${MODES.join(", ")}, found another.`, hint);
  }
  if (value === "") throw refused(`wanted ${mode}:<value>, found no value`);
  if (secretMode === undefined) return { kind: "accounts", file: pathFrom(directory, value) };
  return { kind: secretMode, secret: secretSource(mode, value, directory) };
}

function secretSource(mode: string, value: string, directory: string): SecretSource {
  const [, from, place] = /^(env|file):(.*)$/su.exec(value) ?? [];
  if (from === undefined || place === undefined) return { from: "text", text: value };
  if (place === "")
    throw refused(
      `wanted ${mode}:${from}:<${from === "env" ? "name" : "path"}>, found nothing after ${from}:`,
    );
  return from === "env"
    ? { from: "environment", name: place }
    : { from: "file", file: pathFrom(directory, place) };
}

function pathFrom(directory: string, path: string): string {
  return isAbsolute(path) ? path : join(directory, path);
}

function refused(what: string): UsageError {
  return new UsageError(`Cannot use --users: ${what}.`, HINT);
}
