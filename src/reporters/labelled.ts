import { wrapText } from "./wrap-text.ts";

const WIDTH = 92;
const LABEL = 12;

/** A label and what stands under it, an item to a line, wrapped; nothing where there is nothing. */
export function labelled(label: string, items: readonly string[]): readonly string[] {
  const lines = items.flatMap((item) =>
    wrapText(item, WIDTH - LABEL - 2).map((line, place) => (place === 0 ? line : `  ${line}`)),
  );
  return lines.map((line, place) => `  ${(place === 0 ? label : "").padEnd(LABEL)}${line}`);
}
