/**
 * Lines as a code block of Markdown, in which nothing is markup, no link is made and nobody is mentioned. The fence is
 * longer than any row of backticks inside.
 */
export function fenced(lines: readonly string[]): readonly string[] {
  const rows = lines.join("\n").match(/`+/gu) ?? [];
  const fence = "`".repeat(Math.max(3, ...rows.map(({ length }) => length + 1)));
  return [`${fence}text`, ...lines, fence];
}
