import { deflateRawSync } from "node:zlib";
import { visibleText } from "../visible-text.ts";

/** A guess: longer than any line that somebody reads in a drawing. */
const WIDTH = 1_200;

/** Data as JSON. Strings are made visible here, once for all, so that the script of a page may show them as they are. */
export function visibleData(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "string" ? visibleText(one, WIDTH) : one,
  );
}

/** An item that the script of a page makes data again when it is needed. */
export interface Packed {
  readonly base64: string;
}

/** Items from the first on, as browsers unpack them by themselves (raw deflate), as many as there are bytes for. */
export function packWithin(items: readonly unknown[], bytes: number): readonly Packed[] {
  const packed: Packed[] = [];
  let left = bytes;
  for (const item of items) {
    const base64 = deflateRawSync(visibleData(item), { level: 9 }).toString("base64");
    left -= base64.length;
    if (left < 0) break;
    packed.push({ base64 });
  }
  return packed;
}
