import type { Statechart } from "../../model/statechart.ts";

/** A name for each state, by its key, of letters, digits and `_` only: other tools take the rest for their own. */
export function plainNames({ states }: Statechart): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key } of states) {
    const plain = key.replace(/\W+/gu, "_");
    let name = plain;
    for (let turn = 2; taken.has(name); turn++) name = `${plain}_${turn}`;
    taken.add(name);
    names.set(key, name);
  }
  return names;
}
