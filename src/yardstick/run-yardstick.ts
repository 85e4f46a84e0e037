import type { Mutant } from "../server/mutants/mutant.ts";
import { profile } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import type { PlainCheck } from "./plain-check.ts";
import { PlainClient } from "./plain-client.ts";
import { withSelfEcho } from "./self-echo.ts";
import { YARDSTICK } from "./yardstick.ts";

/** What became of a check. */
export interface PlainResult {
  readonly suite: PlainCheck["suite"];
  readonly name: string;
  readonly passed: boolean;
  /** Why it failed. */
  readonly reason?: string;
}

/** Performs every check, each on a server of its own, in virtual time. */
export async function runYardstick(
  options: { readonly mutant?: Mutant } = {},
): Promise<readonly PlainResult[]> {
  const results: PlainResult[] = [];
  for (const check of YARDSTICK) results.push(await performCheck(check, options.mutant));
  return results;
}

async function performCheck(
  { suite, name, profile: id, perform }: PlainCheck,
  mutant: Mutant | undefined,
): Promise<PlainResult> {
  const { binding } = profile(id);
  await using target = await embeddedTarget({ profile: profile(id), mutant: withSelfEcho(mutant) }).open();
  try {
    await target.perform(() => perform(new PlainClient(target, binding)));
    return { suite, name, passed: true };
  } catch (error) {
    return { suite, name, passed: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
