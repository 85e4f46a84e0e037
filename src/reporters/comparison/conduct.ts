import { grouped } from "../../history/grouped.ts";
import type { Report, ReportedRequirement } from "../../judge/report.ts";
import type { Finding } from "../../judge/verdict.ts";
import type { Ambiguity } from "../../spec/ambiguity.ts";
import { sayCount } from "../say.ts";
import { visibleText } from "../visible-text.ts";
import { FACTS_OF_AMBIGUITY } from "./facts-of-ambiguity.ts";

/** Kinds of finding that are told of one requirement, and answers that are told of one kind. */
const MOST = 3;
/** Enough to recognise an answer by. */
const WIDTH = 100;

/** Something that a server does, in a sentence of ours, and what was seen of it. */
export interface Conduct {
  readonly said: string;
  /** A server's text among it, made visible and cut. */
  readonly seen?: string;
}

/** What a server does where the text is open; nothing when nothing is known. */
export function conductOf({ id, requirements }: Ambiguity, report: Report): readonly Conduct[] {
  const names = FACTS_OF_AMBIGUITY[id] ?? [];
  const learned = report.facts.filter(({ name }) => names.includes(name));
  const decided = report.requirements.filter((row) => requirements.includes(row.id) && row.checks > 0);
  const kept = decided.filter(({ findings }) => findings.length === 0);
  return [
    ...learned.map(({ text }) => ({ said: visibleText(text) })),
    ...decided.flatMap(sentences),
    ...[...grouped(kept, ({ verdict }) => verdict)].map(([verdict, rows]) => ({
      said: `${rows.map((row) => row.id).join(", ")}: ${verdict}`,
    })),
  ];
}

function sentences({ id, findings }: ReportedRequirement): readonly Conduct[] {
  const kinds = [...grouped(findings, ({ verdict, title }) => `${verdict} ${withoutRoles(title)}`).values()];
  return kinds.slice(0, MOST).flatMap((alike) => {
    const [first] = alike;
    return first === undefined
      ? []
      : [{ said: `${id}: ${first.verdict}: ${visibleText(first.title)}`, seen: sayObserved(alike) }];
  });
}

/** Who took part in it is no matter: with another role it is the same. */
function withoutRoles(title: string): string {
  return title.replace(/\b[A-Z]\d?\b/gu, "?");
}

/** The few different answers with how often each came, or one of many as an example. */
function sayObserved(findings: readonly Finding[]): string {
  const answers = [...grouped(findings, ({ observed }) => visibleText(observed, WIDTH))];
  const [[example] = [""]] = answers;
  if (answers.length > MOST) return `${sayCount(findings.length, "finding")}, for example: ${example}`;
  return answers.map(([answer, { length }]) => `${answer} (${length} ×)`).join("; ");
}
