/**
 * Whether the whole text fits the pattern: `*` is any text, `?` any one character, and upper and lower case are the same.
 *
 * @example matchesGlob("pres-laa-*", "PRES-LAA-002") // true
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[\\^$.|+()[\]{}]/gu, String.raw`\$&`)
    .replaceAll(/\*+/gu, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "isu").test(text);
}
