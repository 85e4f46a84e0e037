import type { Misled } from "./misled.ts";
import type { Noticed, NoticedKind } from "./noticed.ts";

/** Requirements named beside a kind; the others are in the data. */
const NAMED = 4;

/** What was noticed of a history's bends, a line for each kind. */
export function noticedText({ target, profile, depth, seed, kinds }: Noticed): string {
  const lines = kinds.map((kind) =>
    [kind.kind.padEnd(26), share(kind), `${kind.noticed}/${kind.bent}`.padStart(9), `  ${named(kind)}`]
      .join(" ")
      .trimEnd(),
  );
  return [`Bent: ${target}, ${profile}, ${depth} (seed ${seed})`, ...lines].join("\n");
}

/** What changes that mean nothing did to the judge, a line for each kind; silence is best. */
export function misledText(kinds: readonly Misled[]): string {
  const lines = kinds.flatMap(({ kind, bent, misled }) => [
    `${kind.padEnd(26)} ${misled.length === 0 ? "no effect" : `EFFECT ${misled.length}`} of ${bent}`,
    ...misled.map(({ scenario, before, after }) => `  ${scenario}: ${before || "–"} became ${after || "–"}`),
  ]);
  return ["Lawfully changed:", ...lines].join("\n");
}

function share({ bent, noticed }: NoticedKind): string {
  return bent === 0 ? "     –" : `${Math.round((100 * noticed) / bent)} %`.padStart(6);
}

function named(kind: NoticedKind): string {
  const most = Object.entries(kind.named).sort(([, one], [, other]) => other - one);
  const told = most.slice(0, NAMED).map(([id, count]) => `${id.replace("PRES-", "")} ${count}`);
  return [...told, ...(most.length > NAMED ? ["…"] : [])].join(", ");
}
