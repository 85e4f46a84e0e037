import type { Exchange } from "../../history/history.ts";
import type { Case } from "../case.ts";

/** The module as a whole: what is put can be read, and somebody is told. That nobody is takes a whole run to say. */
export function judgeModule({ ledger, facts }: Pick<Case, "ledger" | "facts">, last: Exchange): void {
  const [readable, told] = [facts.get("presenceReadable"), facts.get("presenceTold")];
  if (readable?.value === false) {
    ledger.broken("PRES-META-001", last, {
      title: "What is put can never be read.",
      allowed: "the presence that was put",
      observed: readable.text,
      claim: { about: "a whole run" },
    });
  } else if (readable === undefined || told?.value !== true) {
    ledger.undecided("PRES-META-001", last, "not-covered");
  } else ledger.held("PRES-META-001", last);
}
