import type { Answer, Answered } from "./answer.ts";
import { stringIn } from "./ask.ts";

const MAX_TEXT = 200;

/** What came, in a few words for an error message. */
export function toldAnswer(answer: Answer): string {
  if (answer.kind === "aborted") return "no answer before the run ended";
  if (answer.kind === "lost") return answer.trouble.text;
  const said = saidBy(answer);
  const told = said === "" ? `status ${answer.status}` : `status ${answer.status}, ${said}`;
  return cutBetweenWords(told.replace(/\.\s*$/u, ""));
}

function saidBy(answer: Answered): string {
  const { status, location, json, text } = answer;
  if (location !== undefined && status >= 300 && status < 400) return `a redirect to ${location}`;
  const said = [stringIn(answer, "errcode"), stringIn(answer, "error")].filter((part) => part !== undefined);
  if (said.length > 0) return said.join(" ");
  return json === undefined ? (text ?? "") : JSON.stringify(json);
}

/** A text of the server, short enough for a message. Half a token would pass the redactor: whatever could be one is kept whole, or left out. */
export function cutBetweenWords(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT).replace(/[^\s"',:;&?]+$/u, "")}…`;
}
