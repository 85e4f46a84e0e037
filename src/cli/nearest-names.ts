/** The names most like the one that was given, the nearest first; none when nothing is near. */
export function nearestNames(given: string, names: readonly string[], most = 3): string[] {
  const reach = Math.max(2, Math.floor(given.length / 2));
  const wanted = given.toLowerCase();
  return names
    .map((name) => ({ name, far: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= reach || name.toLowerCase().includes(wanted))
    .sort((one, other) => one.far - other.far || (one.name < other.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** A hint that names them: `Did you mean x, y?`, else `otherwise`. */
export function didYouMean(given: string, names: readonly string[], otherwise: string): string {
  const nearest = nearestNames(given, names);
  return nearest.length === 0 ? otherwise : `Did you mean ${nearest.join(", ")}? ${otherwise}`;
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column++) {
      const change = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
