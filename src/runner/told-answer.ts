import type { Answer } from "./answer.ts";
import { stringIn } from "./ask.ts";

const MAX_TEXT = 200;

/** What came, in a few words for an error message. */
export function toldAnswer(answer: Answer): string {
  if (answer.kind === "aborted") return "no answer before the run ended";
  if (answer.kind === "lost") return answer.trouble.text;
  const errcode = stringIn(answer, "errcode");
  const error = stringIn(answer, "error") ?? answer.text;
  const said = [errcode, error].filter((part) => part !== undefined).join(" ");
  const told = said === "" ? `status ${answer.status}` : `status ${answer.status}, ${said}`;
  return told.length > MAX_TEXT ? `${told.slice(0, MAX_TEXT)}…` : told;
}
