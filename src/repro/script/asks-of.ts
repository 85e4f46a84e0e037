import type { Script, Word } from "./script.ts";

/** What stands before a word that decides: which requirement asks for it. */
export function asksOf({ about }: Script, word: Word): readonly string[] {
  return word.startsWith("expect_") ? [`What ${about.requirement} asks for:`] : [];
}
