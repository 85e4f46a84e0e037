import { WorkloadError } from "../workload-error.ts";
import type { RoomSizes } from "./room-sizes.ts";

const HINT = "For example fixed:50, or zipf:1.2,2..500 for a few large rooms and many small ones.";
/** Servers have rooms of this size, and more would only fill our memory. */
const LARGEST = 100_000;

/**
 * Reads how large rooms are.
 *
 * @example parseRoomSizes("zipf:1.2,2..500") // { kind: "zipf", exponent: 1.2, least: 2, most: 500 }
 * @throws WorkloadError when it is none
 */
export function parseRoomSizes(text: string): RoomSizes {
  const [, size] = /^fixed:(\d{1,6})$/u.exec(text) ?? [];
  if (size !== undefined && isSize(Number(size))) return { kind: "fixed", size: Number(size) };
  const [, exponent, least, most] = /^zipf:(\d+(?:\.\d+)?),(\d{1,6})\.\.(\d{1,6})$/u.exec(text) ?? [];
  const [from, to] = [Number(least), Number(most)];
  if (exponent !== undefined && isSize(from) && isSize(to) && from <= to)
    return { kind: "zipf", exponent: Number(exponent), least: from, most: to };
  throw new WorkloadError(
    `Cannot fill rooms: wanted fixed:<size> or zipf:<exponent>,<least>..<most>, found ${JSON.stringify(text)}.`,
    HINT,
  );
}

function isSize(size: number): boolean {
  return size >= 1 && size <= LARGEST;
}
