import type { Verdict } from "../judge/verdict.ts";

/** Puts colours around texts, or leaves them as they are. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  /** In the colour of the verdict. */
  verdict(verdict: Verdict, text: string): string;
}

const SGR: Readonly<Record<Verdict, number>> = {
  pass: 32,
  observed: 36,
  warn: 33,
  inconclusive: 35,
  fail: 31,
  skipped: 2,
  error: 31,
};

/** @param colour whether the reader asked for colours: a terminal without `NO_COLOR` */
export function paint(colour: boolean): Paint {
  const wrap = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: (text) => wrap(1, text),
    dim: (text) => wrap(2, text),
    verdict: (verdict, text) => wrap(SGR[verdict], text),
  };
}
