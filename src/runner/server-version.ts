import { limitText } from "../history/limit-text.ts";
import { versionAnswerSchema } from "../spec/wire/version-answer.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Ms } from "../time/clock.ts";
import type { Answer } from "./answer.ts";
import type { HttpClient } from "./http-client.ts";

const VERSION_PATH = "/_matrix/federation/v1/version";
/** Nothing depends on it: it is not waited for. */
const LONGEST_MS: Ms = 3_000;
/** A report takes 1 KiB of a server's text. */
const MAX_TEXT = 960;

export interface Asked {
  readonly client: HttpClient;
  readonly target: Pick<OpenTarget, "clock" | "homeservers" | "kind">;
  readonly signal: AbortSignal;
  /** What the server answered when it was reached. */
  readonly greeting: Answer;
}

/**
 * What a server says that it is, for people: as it tells other homeservers, where it does so at this address, else by
 * its header `Server`, which a proxy may have written.
 *
 * @example "Synapse/1.163.2"
 */
export async function serverVersion({
  client,
  target,
  signal,
  greeting,
}: Asked): Promise<string | undefined> {
  const told = target.kind === "url" ? await toldVersion({ client, target, signal }) : undefined;
  const text = told ?? (greeting.kind === "answered" ? greeting.server : undefined);
  return text === undefined ? undefined : limitText(text, (same) => same, MAX_TEXT);
}

async function toldVersion({
  client,
  target: { clock, homeservers },
  signal,
}: Omit<Asked, "greeting">): Promise<string | undefined> {
  const late = new AbortController();
  const timer = clock.setTimeout(() => late.abort(), LONGEST_MS);
  const answer = await client.send({
    method: "GET",
    baseUrl: homeservers[0].baseUrls[0],
    path: VERSION_PATH,
    isSafe: true,
    signals: [signal, late.signal],
  });
  clock.clearTimeout(timer);
  if (answer.kind !== "answered" || answer.status !== 200) return undefined;
  const { data } = versionAnswerSchema.safeParse(answer.json);
  if (data === undefined) return undefined;
  const { name, version } = data.server;
  return version === undefined ? name : `${name}/${version}`;
}
