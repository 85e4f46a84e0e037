import type { Miniature } from "../server/miniatures/miniature.ts";
import type { FederationMutant } from "../server/federation/federation-mutant.ts";
import { FEDERATION_MUTANTS } from "../server/federation/mutants/federation-mutants.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import type { ContainerFile } from "../targets/container/container-target.ts";
import { readTargetFile } from "../targets/declared/read-target-file.ts";
import type { TargetFile } from "../targets/declared/target-file.ts";
import type { StartedFile } from "../targets/process/process-target.ts";
import { asUsage } from "./as-usage.ts";
import { findContainer } from "./find-container.ts";
import { findMiniature } from "./find-miniature.ts";
import { findMutant } from "./find-mutant.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** What the user wants to test. */
export type TargetChoice =
  | { readonly kind: "embedded" }
  | { readonly kind: "mutant"; readonly mutant: Mutant }
  /** Two embedded servers that federate. */
  | { readonly kind: "federated"; readonly mutant?: FederationMutant }
  | { readonly kind: "miniature"; readonly miniature: Miniature }
  | { readonly kind: "url"; readonly url: string }
  /** A server that listens somewhere and is declared in a file. */
  | { readonly kind: "file"; readonly declared: TargetFile }
  /** A server that is started as its file says. */
  | { readonly kind: "process"; readonly declared: StartedFile }
  /** A server that is started from an image, as its file says. */
  | { readonly kind: "container"; readonly declared: ContainerFile };

/**
 * Reads the target of `rollcall run`.
 *
 * @throws UsageError when it is none
 */
export function parseTarget(text: string): TargetChoice {
  if (text === "embedded") return { kind: "embedded" };
  if (text === "embedded:federated") return { kind: "federated" };
  if (text.startsWith("mutant:")) return mutantTarget(text.slice("mutant:".length));
  if (text.startsWith("miniature:")) {
    return { kind: "miniature", miniature: findMiniature(text.slice("miniature:".length)) };
  }
  if (/^https?:\/\//iu.test(text)) return { kind: "url", url: text };
  if (text.startsWith("process:")) return startedTarget(text.slice("process:".length));
  if (text.startsWith("container:"))
    return { kind: "container", declared: findContainer(text.slice("container:".length)) };
  if (text.endsWith(".json")) return runningTarget(text);
  throw new UsageError(
    `Cannot test target: wanted embedded, embedded:federated, http(s)://…, <file>.json, process:<file>, container:<name or file>, mutant:<name> or miniature:<name>, found ${JSON.stringify(withoutSecrets(text))}.`,
    didYouMean(
      text,
      ["embedded", "embedded:federated"],
      `A server is named with its scheme, for example http://${withoutSecrets(text) || "127.0.0.1:8008"}.`,
    ),
  );
}

function mutantTarget(name: string): TargetChoice {
  const mutant = FEDERATION_MUTANTS.find((known) => known.name === name);
  return mutant === undefined ? { kind: "mutant", mutant: findMutant(name) } : { kind: "federated", mutant };
}

function runningTarget(file: string): TargetChoice {
  const declared = declaredIn(file);
  if (!declared.homeservers.some(({ baseUrls }) => baseUrls.some((url) => url.includes("{port}"))))
    return { kind: "file", declared };
  throw new UsageError(
    `Cannot test ${file}: wanted the address of a server that runs, found {port} in its base URL.`,
    `rollcall run ${declared.container === undefined ? "process" : "container"}:${file} starts it on a free port.`,
  );
}

function startedTarget(file: string): TargetChoice {
  const declared = declaredIn(file);
  const { process } = declared;
  if (process !== undefined) return { kind: "process", declared: { ...declared, process } };
  throw new UsageError(
    `Cannot start ${file}: wanted a target file with the key process, found one without.`,
    `If the server runs already: rollcall run ${file}. targets/synapse-process.json shows how one is started.`,
  );
}

/** @throws UsageError when it is no target file */
function declaredIn(file: string): TargetFile {
  return asUsage(() => readTargetFile(file));
}

/** What a URL holds of credentials stands before an `@`, or after `?` or `#`: it is not repeated. */
function withoutSecrets(text: string): string {
  return text.replace(/^([^:@]*:\/\/)?.*@/u, "$1…@").replace(/[?#].*/u, "");
}
