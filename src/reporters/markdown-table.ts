/** Rows of a Markdown table; the cells are Markdown already. The first so many columns are words, the others numbers. */
export function markdownTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  words: number,
): readonly string[] {
  return [heading, heading.map((_name, column) => (column < words ? "---" : "---:")), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
}
