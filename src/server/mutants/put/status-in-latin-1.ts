import type { Mutant } from "../mutant.ts";

/** Stores a question mark for every character of a status message that Latin-1 has not. */
export const statusInLatin1: Mutant = {
  name: "status-in-latin-1",
  fault: "Stores a question mark for every character of a status message that Latin-1 has not.",
  requirement: "PRES-PUT-007",
  family: "wrong value",
  disturb: ({ statusAfterPut }) => ({
    statusAfterPut: (before, given) =>
      statusAfterPut(before, typeof given === "string" ? inLatin1(given) : given),
  }),
};

function inLatin1(text: string): string {
  return text.replaceAll(/./gu, (character) => ((character.codePointAt(0) ?? 0) > 0xff ? "?" : character));
}
