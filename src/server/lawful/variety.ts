import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import type { Behaviour } from "../behaviour.ts";

/** A way in which a server may differ from the reference server and still be right. */
export interface Variety {
  readonly name: string;
  /** What the server does, in one sentence. */
  readonly does: string;
  /** Why it may: an ambiguity, or a requirement that allows it. */
  readonly lawfulBy: string;
  /** Where it can be met; everywhere when absent. */
  readonly profiles?: readonly ProfileId[];
  /** Requirements that it may cost a `warn`: a SHOULD that it leaves out. */
  readonly mayWarn?: readonly RequirementId[];
  /** The decisions that it takes differently. Called once per server, so that a variety may remember things. */
  readonly vary: (base: Behaviour) => Partial<Behaviour>;
}

/** Whether a server of this profile may be so: `seed-strict` promises the letter, and with it every SHOULD. */
export function isLawfulIn(id: ProfileId, { profiles, mayWarn = [] }: Variety): boolean {
  return (profiles?.includes(id) ?? true) && (id !== "seed-strict" || mayWarn.length === 0);
}
