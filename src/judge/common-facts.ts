import type { Fact } from "./verdict.ts";

/**
 * What holds on each of several homeservers: where they differ, nothing is known. Presence that is switched off on one of
 * them is switched off; of steps in which activity is counted the longest holds.
 */
export function commonFacts(ofEach: readonly (readonly Fact[])[]): readonly Fact[] {
  const [first = [], ...others] = ofEach;
  return first.flatMap((fact) => {
    const all = [fact, ...others.flatMap((facts) => facts.find(({ name }) => name === fact.name) ?? [])];
    if (fact.name === "presenceActive") return all.find(({ value }) => value === false) ?? fact;
    if (all.length < ofEach.length) return [];
    if (fact.name === "granularityMs") return longest(all);
    return all.every(({ value }) => value === fact.value) ? [fact] : [];
  });
}

function longest(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((one, other) => Number(other.value) - Number(one.value)).slice(0, 1);
}
