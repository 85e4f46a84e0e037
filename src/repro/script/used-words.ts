/** A function of the words with the comment above it, or what stands between functions. */
interface Block {
  /** Of the function; absent: it is always needed. */
  readonly name?: string;
  readonly text: string;
}

/**
 * The words that a story uses, with those that they use themselves: nobody has to read the others.
 *
 * @param words functions in the form `name() {` … `}` at the beginning of lines
 */
export function usedWords(words: string, story: string): string {
  const blocks = blocksOf(words);
  const needed = new Set<string>();
  const need = (text: string) => {
    for (const { name, text: own } of blocks) {
      if (name === undefined || needed.has(name) || !mentions(text, name)) continue;
      needed.add(name);
      need(own);
    }
  };
  need(story);
  for (const { name, text } of blocks) if (name === undefined) need(text);
  return blocks
    .filter(({ name }) => name === undefined || needed.has(name))
    .map(({ text }) => text)
    .join("\n\n");
}

function mentions(text: string, name: string): boolean {
  const code = text.replaceAll(/^ *#.*$/gmu, "");
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`, "u").test(code);
}

function blocksOf(words: string): readonly Block[] {
  return words
    .trim()
    .split(/\n\n+(?=\S)/u)
    .map((text) => {
      const name = /^(?:(?:async )?function )?(\w+)\([^=]*\{$|^(\w+)\(\) \{/mu
        .exec(text)
        ?.slice(1)
        .find((one) => one !== undefined);
      return name === undefined ? { text } : { name, text };
    });
}
