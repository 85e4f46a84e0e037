import { z } from "zod";
import type { Depth } from "../scenarios/scenario.ts";
import { SELFTEST_FORMAT } from "./selftest-result.ts";
import type { Fate } from "./trial.ts";

const requirement = z.templateLiteral(["PRES-", z.string()]);

/** What a later self-test compares itself with. */
const schema = z.object({
  format: z.literal(SELFTEST_FORMAT),
  depth: z.enum(["smoke", "standard", "deep"]),
  trials: z.array(
    z.object({
      mutant: z.string(),
      requirement,
      kills: z.array(z.object({ requirement })),
      broke: z.string().optional(),
    }),
  ),
});

export interface EarlierSelftest {
  readonly depth: Depth;
  readonly trials: readonly Fate[];
}

/**
 * Reads the JSON of an earlier self-test.
 *
 * @throws Error when it is none
 */
export function readSelftest(text: string): EarlierSelftest {
  const { depth, trials } = schema.parse(JSON.parse(text));
  return {
    depth,
    trials: trials.map(({ broke, ...trial }) => ({ ...trial, ...(broke === undefined ? {} : { broke }) })),
  };
}
