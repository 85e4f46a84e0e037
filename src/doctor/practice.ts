import type { Json } from "../history/history.ts";
import type { Presence } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import type { Answer } from "../runner/answer.ts";
import { askStream, type StreamQuestion } from "../runner/ask-stream.ts";
import type { HttpClient } from "../runner/http-client.ts";
import { pathSegment } from "../runner/request-path.ts";
import { type Scene, sessionOf } from "../runner/scene.ts";
import type { Scenario } from "../scenarios/scenario.ts";

/**
 * Who is there: Alice changes and then idles, Bob watches her and Dave by a stream that is always open, Dave is hasty and then
 * goes away.
 */
export const PRACTICE: Scenario = {
  id: "doctor",
  family: "doctor",
  title: "What a server can do, and how fast.",
  machine: "none",
  cast: {
    users: ["A", "B", "D"],
    devices: [],
    // Alice and Dave know nothing of each other: news of him would wake her stream, and asking again counts as activity.
    rooms: [
      { name: "with Alice", creator: "B", members: ["A"], preset: "private" },
      { name: "with Dave", creator: "B", members: ["D"], preset: "private" },
    ],
    observers: ["B"],
    fence: false,
  },
  steps: [],
  requirements: [],
  waitMs: 0,
};

export interface Put {
  readonly user: string;
  readonly presence: Presence;
  readonly message?: string;
}

/** PUTs a user's presence, by another client than usual where a 429 is to be seen. */
export function put(
  scene: Scene,
  { user, presence, message }: Put,
  client: HttpClient = scene.run.client,
): Promise<Answer> {
  const body: Json = { presence, ...(message === undefined ? {} : { status_msg: message }) };
  return send(scene, { user, subject: user, method: "PUT", body }, client);
}

/** GETs a user's presence as somebody sees it. */
export function get(
  scene: Scene,
  { user, subject }: { readonly user: string; readonly subject: string },
): Promise<Answer> {
  return send(scene, { user, subject, method: "GET" }, scene.run.client);
}

interface Request {
  readonly user: string;
  readonly subject: string;
  readonly method: "GET" | "PUT";
  readonly body?: Json;
}

function send(scene: Scene, { user, subject, method, body }: Request, client: HttpClient): Promise<Answer> {
  const { token, baseUrl } = sessionOf(scene, user);
  const { user: id } = sessionOf(scene, subject);
  return client.send({
    method,
    baseUrl,
    path: `${scene.run.profile.binding.prefix}/presence/${pathSegment(id)}/status`,
    token,
    body: body === undefined ? undefined : JSON.stringify(body),
    isSafe: method === "GET",
    signals: [scene.ending.signal],
  });
}

/** Asks a user's stream once, without waiting. */
export async function poll(
  scene: Scene,
  { user, ...rest }: { readonly user: string } & Pick<StreamQuestion, "setPresence" | "since">,
): Promise<{ readonly answer: Answer; readonly next: string | null }> {
  const question = { session: sessionOf(scene, user), chain: `doctor/${user}`, timeoutMs: 0 as Ms, ...rest };
  const { answer, next = null } = await askStream(scene, question);
  return { answer, next };
}
