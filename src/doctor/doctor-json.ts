import type { Crossing, Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";

type Diagnosed<T> = T & { readonly findings: readonly Finding[] };

/** Everything that was examined of a target, and what is said of it. */
export interface Diagnosis {
  readonly homeservers: readonly Diagnosed<Examination>[];
  readonly federation: readonly Diagnosed<Crossing>[];
}

/** A diagnosis for programs: what was probed and declared, and what is said of it. */
export function doctorJson({ homeservers, federation }: Diagnosis): string {
  const [only, ...others] = homeservers;
  const told = others.length === 0 ? only : { homeservers, federation };
  return `${JSON.stringify({ format: "rollcall.doctor/1", ...told }, undefined, 2)}\n`;
}
