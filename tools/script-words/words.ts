/**
 * The words that a reproduction as a test is told in. `npm run script-words` puts what follows the first rule into
 * `src/repro/script/vitest-words.ts`; what stands before it every story says for itself.
 */
import { afterAll } from "vitest";

declare const BASE_URL: string;
declare const PREFIX: string;
declare const ACCOUNTS: string;
declare const TOKEN_FORM: string;
declare const STREAM_API: string;
declare const REQUIREMENT: string;
declare const EXPECTED: string;

// ----------------------------------------------------------------------------------------------------------------------
// The words that the story is told in. Each request and each answer goes through `ask`.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** An event that a stream brought (the body of a look stands in its `content`), with when it was asked for and came, in ms. */
type Event = { readonly event: Json; readonly sent: number; readonly received: number };
type Test = (event: Json, times: { readonly sent: number; readonly received: number }) => boolean;
type Answer = {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
  readonly sent: number;
  readonly received: number;
};
type Turn = Answer & { readonly since: string };

const tokens = new Map<string, string>();
const ended = new Map<string, string>();
const passwords = new Map<string, string>();
const ids = new Map<string, string>();
const turns = new Map<string, Turn[]>();
const places = new Map<string, { since: string; before: string }>();
const readers = new Map<string, AbortController>();
const remembered = new Map<string, Answer>();
const run = `${Date.now()}`;
let last: Answer = { status: 0, body: null, text: "", sent: 0, received: 0 };
let SERVER = "";
let fences = 0;
let isFenced = false;

afterAll(async () => {
  for (const reader of readers.values()) reader.abort();
  await Promise.all([...tokens.keys()].map((name) => request(name, "POST", `${ACCOUNTS}/logout`, "{}")));
});

// What a part of an answer is; undefined where there is none.
function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (part, key) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? (part as { readonly [key: string]: Json })[key]
        : undefined,
    value,
  );
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function now(): number {
  return Date.now();
}

async function pause(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

function couldNotTell(why: string): never {
  throw new Error(`COULD NOT TELL: ${why}`);
}

function broken(seen: unknown): never {
  throw new Error(`BROKEN: ${REQUIREMENT}\n  expected  ${EXPECTED}\n  seen      ${JSON.stringify(seen)}`);
}

// Whose presence an event tells.
function subjectOf(event: Json): Json | undefined {
  return at(event, "sender") ?? at(event, "content", "user_id");
}

function isAbout(event: Json, subject: string): boolean {
  return subject === "*" || subjectOf(event) === subject;
}

async function request(
  session: string,
  method: string,
  path: string,
  body?: string,
  signal: AbortSignal = AbortSignal.timeout(30_000),
  form = TOKEN_FORM,
): Promise<Answer> {
  const token =
    session === "nobody"
      ? undefined
      : session === "made-up"
        ? "rollcall-token-that-nobody-has"
        : (tokens.get(session) ?? ended.get(session));
  const inQuery = token !== undefined && form === "query";
  const url = `${BASE_URL}${path}${inQuery ? `${path.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(token)}` : ""}`;
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (token !== undefined && !inQuery) headers["authorization"] = `Bearer ${token}`;
  const sent = now();
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  let parsed: Json = null;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    // It is no JSON: then it has no body to speak of.
  }
  return { status: response.status, body: parsed, text, sent, received: now() };
}

// A request of the story, repeated as long as the server limits the rate.
async function ask(
  session: string,
  method: string,
  path: string,
  body?: string,
  form = TOKEN_FORM,
): Promise<void> {
  for (let waited = 0; ;) {
    last = await request(session, method, path, body, undefined, form).catch((cause: unknown) =>
      couldNotTell(`no answer to ${method} ${path} from ${BASE_URL}: ${String(cause)}`),
    );
    if ([502, 503, 504].includes(last.status))
      couldNotTell(`a gateway answered ${method} ${path} with ${last.status}`);
    if (last.status !== 429) return;
    const seconds = Math.ceil(Number(at(last.body, "retry_after_ms") ?? 1_000) / 1_000);
    waited += seconds;
    if (waited > 60) couldNotTell(`the server limited the rate of ${method} ${path} for more than a minute`);
    await pause(seconds);
  }
}

// The last request was one that has to work, whatever the fault.
function must(what: string): void {
  if (last.status < 200 || last.status > 299)
    couldNotTell(`${what} was answered with ${last.status} ${last.text}`);
}

function field(name: string, what: string): string {
  const value = at(last.body, name);
  return typeof value === "string" && value !== "" ? value : couldNotTell(`the server gave no ${what}`);
}

// A fresh user. @returns its id
async function register(name: string): Promise<string> {
  const username = `rollcall-repro-${run}-${name.toLowerCase()}`;
  const password = crypto.randomUUID();
  const body = { username, password, device_id: "d1" };
  if (process.env["REGISTRATION_SHARED_SECRET"] === undefined) await registerInStages(body);
  else await registerBySecret(username, password, process.env["REGISTRATION_SHARED_SECRET"]);
  must(
    "the registration of a user (is registration open, or REGISTRATION_TOKEN or REGISTRATION_SHARED_SECRET set?)",
  );
  const id = field("user_id", "user id");
  tokens.set(name, field("access_token", "token"));
  passwords.set(name, password);
  ids.set(name, id);
  SERVER = id.slice(id.indexOf(":") + 1);
  return id;
}

// The stages of interactive authentication that can be gone through without a person.
async function registerInStages(body: { readonly [key: string]: Json }): Promise<void> {
  const send = (auth: { readonly [key: string]: Json }) =>
    ask("nobody", "POST", `${ACCOUNTS}/register`, JSON.stringify({ ...body, auth }));
  await send({ type: "m.login.dummy" });
  if (last.status !== 401) return;
  const session = at(last.body, "session") ?? null;
  const isPassable = (stage: Json) =>
    stage === "m.login.dummy" || String(stage).endsWith("login.registration_token");
  const stages = list(at(last.body, "flows"))
    .map((flow) => list(at(flow, "stages")))
    .find((flow) => flow.every(isPassable));
  for (const type of stages ?? []) {
    const proof: { readonly [key: string]: Json } = String(type).endsWith("registration_token")
      ? { token: process.env["REGISTRATION_TOKEN"] ?? "" }
      : {};
    await send({ type, session, ...proof });
  }
}

// As administrators of Synapse and Dendrite register users.
async function registerBySecret(username: string, password: string, secret: string): Promise<void> {
  await ask("nobody", "GET", "/_synapse/admin/v1/register");
  must("the question for a nonce");
  const nonce = field("nonce", "nonce");
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash: "SHA-1" }, false, [
    "sign",
  ]);
  const signed = await crypto.subtle.sign(
    "HMAC",
    key,
    encode([nonce, username, password, "notadmin"].join("\0")),
  );
  const mac = Buffer.from(signed).toString("hex");
  const body = JSON.stringify({ nonce, username, password, mac, admin: false });
  await ask("nobody", "POST", "/_synapse/admin/v1/register", body);
}

// Another session of the user.
async function log_in(name: string, session: string, device: string): Promise<void> {
  const user = ids.get(name) ?? "";
  const identifier = { type: "m.id.user", user };
  const password = passwords.get(name) ?? "";
  const body = { type: "m.login.password", identifier, user, password, device_id: device };
  await ask("nobody", "POST", `${ACCOUNTS}/login`, JSON.stringify(body));
  must(`the login of ${name}`);
  tokens.set(session, field("access_token", "token"));
}

// The token of the session is then one that was valid once.
async function log_out(session: string): Promise<void> {
  await ask(session, "POST", `${ACCOUNTS}/logout`, "{}");
  ended.set(session, tokens.get(session) ?? "");
  tokens.delete(session);
}

// Keeps the last answer.
function remember(name: string): void {
  remembered.set(name, last);
}

// Asks a stream once, going on from its last answer.
async function poll(stream: string, session: string, query: string): Promise<void> {
  last = await turn(stream, { session, query, seconds: 0 });
}

// From the token before, as if the last answer had been lost.
async function poll_again(stream: string, session: string, query: string): Promise<void> {
  const place = places.get(stream);
  if (place !== undefined) place.since = place.before;
  await poll(stream, session, query);
}

type Reading = {
  readonly session: string;
  readonly query: string;
  readonly seconds: number;
  readonly signal?: AbortSignal;
};

async function turn(stream: string, { session, query, seconds, signal }: Reading): Promise<Turn> {
  const place = places.get(stream) ?? { since: "", before: "" };
  places.set(stream, place);
  const { since } = place;
  const timeout = AbortSignal.timeout((seconds + 30) * 1_000);
  const signals = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const answer = {
    ...(await request(session, "GET", streamPath(since, seconds, query), undefined, signals)),
    since,
  };
  turns.set(stream, [...(turns.get(stream) ?? []), answer]);
  const next = at(answer.body, "next_batch") ?? at(answer.body, "end");
  if (answer.status === 200 && typeof next === "string") Object.assign(place, { since: next, before: since });
  return answer;
}

// The path of the stream's next request, by the generation of the API.
function streamPath(since: string, seconds: number, query: string): string {
  const from = encodeURIComponent(since);
  if (STREAM_API === "events")
    return since === ""
      ? `${PREFIX}/initialSync?limit=10`
      : `${PREFIX}/events?from=${from}&timeout=${seconds * 1_000}`;
  const timeout = seconds * 1_000 + Math.floor(Math.random() * 900);
  return `${PREFIX}/sync?timeout=${timeout}${since === "" ? "" : `&since=${from}`}${query === "" ? "" : `&${query}`}`;
}

// Opens a stream and reads it on in the background, request after request.
async function read_stream(stream: string, session: string, query: string, seconds: number): Promise<void> {
  await poll(stream, session, query);
  await resume_stream(stream, session, query, seconds);
}

async function resume_stream(stream: string, session: string, query: string, seconds: number): Promise<void> {
  const reader = new AbortController();
  readers.set(stream, reader);
  const read = async () => {
    for (let failures = 0; failures < 10 && !reader.signal.aborted;) {
      const answer = await turn(stream, { session, query, seconds, signal: reader.signal }).catch(
        () => undefined,
      );
      failures = answer?.status === 200 ? 0 : failures + 1;
      if (failures > 0) await pause(1);
      else if (answer !== undefined && answer.received - answer.sent < 100) await pause(0.1);
    }
  };
  void read();
  await pause(0.3); // then its next request is open
}

// Nobody reads the stream any more. It can go on from where it was.
function end_stream(stream: string): void {
  readers.get(stream)?.abort();
  readers.delete(stream);
}

// The presence events of an answer of a stream.
function eventsIn(body: Json): readonly Json[] {
  const presence = at(body, "presence");
  const chunk = list(at(body, "chunk")).filter(
    (item) => at(item, "type") === "m.presence" || at(item, "type") === undefined,
  );
  return [...(Array.isArray(presence) ? list(presence) : list(at(presence, "events"))), ...chunk];
}

// The events that a stream brought since then, of that user, for which the test holds.
function events(stream: string, since: number, subject: string, test: Test): readonly Event[] {
  return (turns.get(stream) ?? [])
    .filter(({ received }) => received > since)
    .flatMap(({ body, sent, received }) => eventsIn(body).map((event) => ({ event, sent, received })))
    .filter(({ event, ...times }) => isAbout(event, subject) && test(event, times));
}

// Waits until something is so, or so many seconds. @returns whether it is
async function within(seconds: number, isSo: () => boolean): Promise<boolean> {
  for (const until = now() + seconds * 1_000; !isSo(); await pause(0.05)) if (now() >= until) return false;
  return true;
}

// Waits until the stream has told what it has to tell by now, or ten seconds.
async function settle(stream: string, since: number, subject: string, test: Test): Promise<void> {
  await within(10, () => events(stream, since, subject, test).length > 0);
}

// Lets a timer of the server run out: until the stream's newest word of the subject is that level, or so long.
async function elapse(stream: string, subject: string, level: string, seconds: number): Promise<void> {
  const newest = () => events(stream, 0, subject, () => true).at(-1)?.event;
  await within(seconds, () => stream !== "-" && at(newest(), "content", "presence") === level);
}

// The user FENCE changes its presence: who was shown that has been shown what came before it.
async function fence(...streams: readonly string[]): Promise<void> {
  const level = (fences += 1) % 2 === 0 ? "online" : "unavailable";
  const since = now();
  const id = ids.get("FENCE") ?? "";
  const body = JSON.stringify({ presence: level, status_msg: `fence ${fences}` });
  await ask("FENCE", "PUT", `${PREFIX}/presence/${id}/status`, body);
  const isIt: Test = (event) => at(event, "content", "presence") === level;
  isFenced = await within(10, () => streams.every((stream) => events(stream, since, id, isIt).length > 0));
  if (streams.length > 0) await pause(0.3); // then their next requests are open
}

// ----------------------------------------------------------------------------------------------------------------------
// What is looked at in the end.

// The answer was a success: else there is nothing to look at.
function demandSuccess(): void {
  if (last.status < 200 || last.status > 299)
    couldNotTell(`it was answered with ${last.status} ${last.text}`);
}

// The stream was answered at all.
function demandStream(stream: string): void {
  if (!(turns.get(stream) ?? []).some(({ status }) => status === 200))
    couldNotTell("the stream was never answered with 200");
}

// The stream went on telling, as the fence shows; else that nothing came is worth nothing.
function demandFence(stream: string): void {
  demandStream(stream);
  if (!isFenced) couldNotTell("nothing of the kind came, but the stream did not tell of FENCE either");
}

// The last answer is one of these.
function expect_answer(isAllowed: (status: number, body: Json) => boolean): void {
  if (!isAllowed(last.status, last.body)) broken(`${last.status} ${last.text}`);
}

// The last answer, of a room, holds no presence.
function expect_room(): void {
  demandSuccess();
  if (/"type"\s*:\s*"m\.presence"/u.test(last.text)) broken(last.body);
}

// The last answer, of a look, shows what is allowed.
function expect_shown(test: Test): void {
  demandSuccess();
  if (!test({ content: last.body }, last)) broken(last.body);
}

function itemsOf(subject: string): readonly Json[] {
  demandSuccess();
  const items = Array.isArray(last.body) ? list(last.body) : eventsIn(last.body);
  return items.filter((item) => isAbout(item, subject));
}

// Every item that the last answer has of that user, a list's or a stream's, is as allowed.
function expect_items(subject: string, test: Test): void {
  const items = itemsOf(subject);
  if (items.length === 0) couldNotTell("the answer has nothing of them");
  const wrong = items.find((item) => !test(item, last));
  if (wrong !== undefined) broken(wrong);
}

// The last answer of a stream has such an event of that user.
function expect_item(subject: string, test: Test): void {
  if (!itemsOf(subject).some((item) => test(item, last))) broken(eventsIn(last.body));
}

// The last answer has no such event, or item, of that user.
function expect_no_item(subject: string, test: Test): void {
  const found = itemsOf(subject).find((item) => test(item, last));
  if (found !== undefined) broken(found);
}

// How often the last answer, a presence list, has that user.
function expect_listed(subject: string, times: "once" | "never"): void {
  demandSuccess();
  const count = list(last.body).filter((item) => subjectOf(item) === subject).length;
  if (count !== (times === "once" ? 1 : 0)) broken(last.body);
}

// Such an event comes in that time.
async function expect_event(
  stream: string,
  since: number,
  subject: string,
  test: Test,
  seconds: number,
): Promise<void> {
  if (await within(seconds, () => events(stream, since, subject, test).length > 0)) return;
  demandStream(stream);
  broken(events(stream, since, subject, () => true).map(({ event }) => event));
}

// Not more such events come than so many.
async function expect_no_event(
  stream: string,
  since: number,
  subject: string,
  test: Test,
  seconds: number,
  atMost: number,
): Promise<void> {
  const found = () => events(stream, since, subject, test);
  if (await within(seconds, () => found().length > atMost)) broken(found().at(-1)?.event);
  demandFence(stream);
}

// Whatever comes of that user is as allowed.
async function expect_all_events(
  stream: string,
  since: number,
  subject: string,
  test: Test,
  seconds: number,
  need: "needed" | "free",
): Promise<void> {
  const wrong = () => events(stream, since, subject, (event, times) => !test(event, times))[0];
  if (await within(seconds, () => wrong() !== undefined)) broken(wrong()?.event);
  const came = events(stream, since, subject, () => true).length > 0;
  if (!came && need === "needed") couldNotTell("the stream told nothing of that user");
  demandFence(stream);
}

// The membership of a room has the new value of the profile, or has not.
async function expect_member(
  stream: string,
  since: number,
  subject: string,
  name: string,
  value: string,
  seconds: number,
  want: "wanted" | "unwanted",
  room = "",
): Promise<void> {
  const found = () =>
    (turns.get(stream) ?? [])
      .filter(({ received }) => received > since)
      .flatMap(({ body }) => [
        ...Object.values(at(body, "rooms") ?? {}).flatMap((kind) =>
          Object.entries((kind ?? {}) as { readonly [key: string]: Json })
            .filter(([id]) => room === "" || id === room)
            .flatMap(([, part]) => [
              ...list(at(part, "state", "events")),
              ...list(at(part, "timeline", "events")),
            ]),
        ),
        ...list(at(body, "chunk")),
        ...eventsIn(body).map((event) => ({
          type: "m.room.member",
          state_key: subjectOf(event) ?? null,
          content: at(event, "content") ?? null,
        })),
      ])
      .find(
        (event) =>
          at(event, "type") === "m.room.member" &&
          at(event, "state_key") === subject &&
          at(event, "content", name) === value &&
          (want === "wanted" || room === "" || at(event, "content", "membership") === "join"),
      );
  const isFound = await within(seconds, () => found() !== undefined);
  if (want === "wanted") {
    if (isFound) return;
    demandStream(stream);
    broken("no such membership");
  }
  if (isFound) broken(found());
  demandFence(stream);
}

// The last answer shows the same as the one of that name.
function expect_same(name: string, keys: readonly string[]): void {
  const shown = (body: Json | undefined) => keys.map((key) => at(body, key) ?? "");
  const then = shown(remembered.get(name)?.body);
  if (JSON.stringify(then) !== JSON.stringify(shown(last.body))) broken([then, shown(last.body)]);
}

// The last answer shows the same as the newest event of that user.
function expect_as_told(stream: string, subject: string, keys: readonly string[]): void {
  const told = events(stream, 0, subject, () => true).at(-1)?.event;
  if (told === undefined) couldNotTell("the stream told nothing of that user");
  const shown = (body: Json | undefined) => keys.map((key) => at(body, key) ?? "");
  if (JSON.stringify(shown(at(told, "content"))) !== JSON.stringify(shown(last.body)))
    broken([told, last.body]);
}

// `last_active_ago` has grown since the answer of that name by the time that passed, in ms.
function expect_growth(name: string, tolerance: number): void {
  const then = remembered.get(name) ?? last;
  const [ago, before] = [at(last.body, "last_active_ago"), at(then.body, "last_active_ago")];
  if (typeof before !== "number") couldNotTell("the first look shows no number as last_active_ago");
  const least = before + last.sent - then.received - tolerance;
  const most = before + last.received - then.sent + tolerance;
  if (typeof ago !== "number" || ago < least || ago > most)
    broken(`${JSON.stringify(ago)} ms; from ${least} to ${most} ms were to be expected`);
}

// Every answer of the stream since then is as allowed.
function expect_stream(stream: string, since: number, test: (body: Json, since: string) => boolean): void {
  const answers = (turns.get(stream) ?? []).filter(
    ({ status, received }) => status === 200 && received > since,
  );
  const wrong = answers.find((one) => !test(one.body, one.since));
  if (wrong !== undefined) broken(wrong.body);
  demandStream(stream);
}

// No two different updates that the stream told have one `event_id`.
function expect_own_ids(stream: string): void {
  const known = new Map<Json, string>();
  for (const { event } of events(stream, 0, "*", (one) => typeof at(one, "event_id") === "string")) {
    const { last_active_ago: _, ...content } = (at(event, "content") ?? {}) as {
      readonly [key: string]: Json;
    };
    const id = at(event, "event_id") ?? null;
    const text = JSON.stringify(content);
    if ((known.get(id) ?? text) !== text) broken(event);
    known.set(id, text);
  }
  demandStream(stream);
}

// `last_active_ago` counts from something that was done between two moments.
function countsFrom(
  event: Json,
  { sent, received }: { readonly sent: number; readonly received: number },
  [from, to]: readonly [number, number],
  tolerance: number,
): boolean {
  const ago = at(event, "content", "last_active_ago");
  if (ago === undefined) return true;
  if (typeof ago !== "number") return false;
  return Math.max(sent, from) - ago - tolerance <= to && received - ago + tolerance >= from;
}

// One of these levels, with one of these messages where they are compared; no message and an empty one are the same.
function isShown(
  event: Json,
  states: readonly { readonly presence: string; readonly message?: string }[],
): boolean {
  return states.some(
    ({ presence, message }) =>
      at(event, "content", "presence") === presence &&
      (message === undefined || (at(event, "content", "status_msg") ?? "") === message),
  );
}
