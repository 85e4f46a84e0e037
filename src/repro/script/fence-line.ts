import { type Line, plain, word } from "./script.ts";
import type { ScriptStream } from "./streams.ts";

/** Every stream that is read has told of what came before. */
export function fenceLine(fenced: readonly ScriptStream[]): Line {
  return word("fence", ...fenced.map(({ name }) => plain(name)));
}
