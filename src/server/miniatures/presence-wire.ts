import type { ServerRequest, ServerResponse } from "../server-request.ts";

/** A body as a miniature sees it: it trusts nobody and reads little. */
export type LooseBody = Readonly<Record<string, unknown>>;

/** An `m.presence` event in an answer. */
export interface LooseEvent extends LooseBody {
  readonly content?: LooseBody;
}

/** A request to `/presence/{userId}/status`. */
export interface StatusRequest {
  readonly method: string;
  /** Decoded. */
  readonly userId: string;
}

/** What the request asks of somebody's presence; undefined when it is about something else. */
export function statusRequest({ method, path }: ServerRequest): StatusRequest | undefined {
  const [, userId] = /\/presence\/([^/?]+)\/status(?:$|\?)/u.exec(path) ?? [];
  return userId === undefined ? undefined : { method, userId: decodeURIComponent(userId) };
}

/** Whether the request opens a stream or asks for a snapshot of everything. */
export function isStreamRequest({ path }: ServerRequest): boolean {
  return /\/(?:sync|events|initialSync)(?:$|\?)/u.test(path);
}

/** An answer with a JSON value. */
export function jsonAnswer(status: number, body: unknown): ServerResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** The same answer with every presence event replaced, wherever in it they stand. */
export function withEvents(answer: ServerResponse, replace: (event: LooseEvent) => unknown): ServerResponse {
  const revive = (_key: string, value: unknown) => (isPresenceEvent(value) ? replace(value) : value);
  return { ...answer, body: JSON.stringify(JSON.parse(answer.body, revive)) };
}

/** The same answer with its list of presence events, the empty one too, replaced by another. */
export function withEventList(
  answer: ServerResponse,
  replace: (events: readonly LooseEvent[]) => readonly unknown[],
): ServerResponse {
  if (answer.status !== 200) return answer;
  const body = JSON.parse(answer.body) as LooseBody & {
    readonly presence?: LooseEvent[] | { readonly events?: LooseEvent[] };
    readonly chunk?: LooseEvent[];
  };
  const { presence, chunk } = body;
  if (chunk !== undefined) {
    const events = chunk.filter(isPresenceEvent);
    const others = chunk.filter((event) => !isPresenceEvent(event));
    return { ...answer, body: JSON.stringify({ ...body, chunk: [...others, ...replace(events)] }) };
  }
  const changed = Array.isArray(presence)
    ? replace(presence)
    : { ...presence, events: replace(presence?.events ?? []) };
  return { ...answer, body: JSON.stringify({ ...body, presence: changed }) };
}

/** Whom an event is about, by either way of naming. */
export function subjectOf({ sender, content }: LooseEvent): string {
  return String(content?.["user_id"] ?? sender);
}

function isPresenceEvent(value: unknown): value is LooseEvent {
  return typeof value === "object" && value !== null && (value as LooseBody)["type"] === "m.presence";
}
