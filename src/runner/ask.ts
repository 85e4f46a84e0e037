import type { Exchange, Json, Operation, UserId } from "../history/history.ts";
import type { TokenForm } from "../model/command.ts";
import type { Ms } from "../time/clock.ts";
import type { Answer } from "./answer.ts";
import type { HttpRequest } from "./http-client.ts";
import type { Scene } from "./scene.ts";
import type { Session } from "./session.ts";

/** A request of a scenario, with what it means. */
export interface Question {
  /** What is asked, as meant; where that depends on the answer (a new room's id), a function of it. */
  readonly operation: Operation | ((answer: Answer) => Operation);
  readonly method: HttpRequest["method"];
  /** From the base URL on. */
  readonly path: string;
  readonly body?: Json | undefined;
  /** Instead of a body: what is sent as it stands. */
  readonly rawBody?: string | undefined;
  /** Whose token goes with it; it is asked where the session is. */
  readonly session?: Session | undefined;
  /** Where it is asked without a session. */
  readonly baseUrl?: string;
  /** Another token than the session's: a string, or none at all. */
  readonly token?: string | null;
  /** How the token travels, where it is not as usual. */
  readonly tokenForm?: TokenForm | undefined;
  /** Who asks, where it is not the session's user. */
  readonly user?: (answer: Answer) => UserId | null;
  readonly device?: string;
  /** Keys of the answer that hold secrets: the redactor has to know them before the answer is written down. */
  readonly secretKeys?: readonly string[];
  readonly pollMs?: Ms;
  readonly isSafe?: boolean;
  readonly signals?: readonly AbortSignal[];
  /** What of the answer is kept. */
  readonly keep?: (json: Json) => Json;
  /** Trouble on the way is dealt with by whoever asks. */
  readonly bearsTrouble?: boolean;
}

export interface Outcome {
  readonly answer: Answer;
  readonly exchange: Exchange;
}

/** Asks, records what came of it, and notes the trouble that makes a scenario inconclusive. */
export async function ask(scene: Scene, question: Question): Promise<Outcome> {
  const { run, scenario } = scene;
  const { operation, method, path, session, isSafe = method === "GET" } = question;
  const token = question.token === null ? undefined : (question.token ?? session?.token);
  const body = question.rawBody ?? (question.body === undefined ? undefined : JSON.stringify(question.body));
  const signals = [scene.ending.signal, ...(question.signals ?? [])];
  const answer = await run.client.send({
    method,
    baseUrl: session?.baseUrl ?? question.baseUrl ?? scene.homes.of(0).baseUrls[0],
    path,
    token,
    tokenForm: question.tokenForm,
    body,
    pollMs: question.pollMs ?? 0,
    isSafe,
    signals,
  });
  for (const key of question.secretKeys ?? []) {
    const secret = stringIn(answer, key);
    if (secret !== undefined) run.redactor.learn(secret);
  }
  const vanished = vanishedSession(scene, question, answer);
  const recordedBody = question.body ?? question.rawBody;
  const exchange = run.writer.exchange({
    scenario: scenario.id,
    operation: typeof operation === "function" ? operation(answer) : operation,
    user: question.user === undefined ? (session?.user ?? null) : question.user(answer),
    device: question.device ?? session?.device ?? null,
    request: { method, path, ...(recordedBody === undefined ? {} : { body: recordedBody }) },
    sent: answer.sent,
    received: answer.received,
    ...(vanished === undefined
      ? whatCame(answer, question.keep)
      : ({ outcome: "lost", trouble: `${vanished}: status 401, M_UNKNOWN_TOKEN` } as const)),
    attempts: answer.attempts,
  });
  if (vanished !== undefined) scene.broken ??= vanished;
  if (question.bearsTrouble !== true) noteTrouble(scene, question, answer);
  return { answer, exchange };
}

function whatCame(
  answer: Answer,
  keep: Question["keep"],
): Pick<Exchange, "outcome" | "trouble" | "status" | "contentType" | "body" | "text"> {
  if (answer.kind === "aborted") return { outcome: "aborted" };
  if (answer.kind === "lost") return { outcome: "lost", trouble: answer.trouble.text };
  const { status, contentType, json, text } = answer;
  const body = json === undefined || keep === undefined || status !== 200 ? json : keep(json);
  return {
    outcome: "answered",
    status,
    ...(contentType === undefined ? {} : { contentType }),
    ...(body === undefined ? {} : { body }),
    ...(text === undefined ? {} : { text }),
  };
}

function noteTrouble(scene: Scene, { method, path }: Question, answer: Answer): void {
  const what = `${method} ${path.split("?")[0] ?? path}`;
  if (answer.kind === "lost") scene.troubles.push(`${what} was lost: ${answer.trouble.text}`);
  if (answer.kind !== "answered") return;
  if (answer.status === 429)
    scene.troubles.push(`${what} was rate-limited for longer than the harness waits`);
}

/**
 * What is told of a server that does not know a token which it gave out and nobody has logged out: it lost its state.
 * By the contract that is trouble like a connection that broke, and no answer to what was asked.
 */
function vanishedSession(
  { loggedOut }: Scene,
  { session, token, tokenForm }: Question,
  answer: Answer,
): string | undefined {
  if (token !== undefined || tokenForm !== undefined || session === undefined || loggedOut.has(session.token))
    return undefined;
  if (answer.kind !== "answered" || answer.status !== 401) return undefined;
  return stringIn(answer, "errcode") === "M_UNKNOWN_TOKEN"
    ? `the session of ${session.user} vanished`
    : undefined;
}

/** Whether it was answered with a success. */
export function isSuccess(answer: Answer): answer is Extract<Answer, { kind: "answered" }> {
  return answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
}

/** A string of the answer's top level. */
export function stringIn(answer: Answer, key: string): string | undefined {
  const json = answer.kind === "answered" ? answer.json : undefined;
  if (typeof json !== "object" || json === null) return undefined;
  const value = (json as { readonly [key: string]: Json })[key];
  return typeof value === "string" ? value : undefined;
}
