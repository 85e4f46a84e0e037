/** The fewest acts that are known to show a mutant: by trying all short sequences, and by shrinking whatever else shows it. */
import { search } from "./search.mjs";
import { scenariosShowing } from "./scenarios-showing.mjs";
import { actsOf, shrunkFrom } from "./shrink-mutant.mjs";

/** Sequences that long are tried one by one; longer ones are too many. */
const LONGEST = 2;
/** So many other scenarios of each seed are shrunk to find something shorter. */
const OTHERS = 1;
const SEEDS = [2, 3];

/** What one act more than a minimum may have is not looked for: of two acts, nothing is shorter by two. */
export async function fewestKnown(row) {
  const upTo = Math.min(LONGEST, row.acts - 2);
  let tried = 0;
  for (let length = 1; length <= upTo; length++) {
    const found = await search(row, length);
    tried += found.tried;
    if (found.commands !== undefined)
      return { acts: found.acts, by: `search: ${found.commands.map(({ type }) => type).join(", ")}`, tried };
  }
  const other = row.acts > LONGEST + 1 ? await otherScenario(row) : {};
  return { acts: row.acts, by: "the shrinker", ...other, tried };
}

/** Something shorter that another scenario, or one of another seed, is shrunk to. */
async function otherScenario(row) {
  let best = row;
  for (const seed of SEEDS) {
    for (const scenario of await scenariosShowing(row, { known: row.scenario, most: OTHERS, seed })) {
      const acts = actsOf(await shrunkFrom({ ...row, seed }, [scenario], { isExactToo: false }));
      if (acts < best.acts) best = { acts, by: `${scenario.id}, seed ${seed}` };
    }
  }
  return best === row ? {} : best;
}
