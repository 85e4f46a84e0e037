import { guardLines } from "../reporters/guard-lines.ts";
import { visibleText } from "../reporters/visible-text.ts";
import type { Output } from "./io.ts";
import { toldError } from "./told-error.ts";

const WIDTH = 2_000;

/** Says on stderr what went wrong and what to do next; a server's text in it stays text. */
export function tellError(stderr: Output, error: unknown): void {
  const { message, hint } = toldError(error);
  stderr.write(guardLines(`error: ${visibleText(message, WIDTH)}\n`));
  if (hint !== "") stderr.write(guardLines(`  hint: ${visibleText(hint, WIDTH)}\n`));
}
