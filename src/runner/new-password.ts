import { seededRandom } from "../time/random.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const LENGTH = 24;

/** The same password for the same seed and name: only for servers that nobody else can reach. */
export function seededPassword(seed: number, name: string): string {
  const random = seededRandom(seed, `password/${name}`);
  return Array.from({ length: LENGTH }, () => LETTERS[random.below(LETTERS.length)]).join("");
}
