import type { Miniature } from "../server/miniatures/miniature.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { findMiniature } from "./find-miniature.ts";
import { findMutant } from "./find-mutant.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/** What the user wants to test. */
export type TargetChoice =
  | { readonly kind: "embedded" }
  | { readonly kind: "mutant"; readonly mutant: Mutant }
  | { readonly kind: "miniature"; readonly miniature: Miniature }
  | { readonly kind: "url"; readonly url: string };

/**
 * Reads the target of `rollcall run`.
 *
 * @throws UsageError when it is none
 */
export function parseTarget(text: string): TargetChoice {
  if (text === "embedded") return { kind: "embedded" };
  if (text.startsWith("mutant:")) {
    return { kind: "mutant", mutant: findMutant(text.slice("mutant:".length)) };
  }
  if (text.startsWith("miniature:")) {
    return { kind: "miniature", miniature: findMiniature(text.slice("miniature:".length)) };
  }
  if (/^https?:\/\//iu.test(text)) return { kind: "url", url: text };
  throw new UsageError(
    `Cannot test target: wanted embedded, http(s)://…, mutant:<name> or miniature:<name>, found ${JSON.stringify(withoutSecrets(text))}.`,
    didYouMean(
      text,
      ["embedded"],
      `A server is named with its scheme, for example http://${withoutSecrets(text) || "127.0.0.1:8008"}.`,
    ),
  );
}

/** What a URL holds of credentials stands before an `@`, or after `?` or `#`: it is not repeated. */
function withoutSecrets(text: string): string {
  return text.replace(/^([^:@]*:\/\/)?.*@/u, "$1…@").replace(/[?#].*/u, "");
}
