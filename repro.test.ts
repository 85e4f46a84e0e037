// PRES-PROP-010: Observers that were disconnected during a change learn the current state when they resume from their
// old token.
// (Matrix specification, incremental semantics; [S:cs] L493-499)
//
// What is wrong   Asked again from the same token, the stream of D no longer tells of A.
// To be expected  an event with online, as before
// Seen            []
//
// Against any homeserver: HOMESERVER_URL=http://127.0.0.1:8008 npx vitest run repro.test.ts
// It fails while the fault is there (BROKEN), and when it could not tell (COULD NOT TELL); it passes when it is gone.
//
// It needs vitest and fetch. The users of the story are registered by it: where registration is not open, set
// REGISTRATION_TOKEN, or REGISTRATION_SHARED_SECRET (of Synapse and Dendrite). In the end it logs them out.
//
// Written by rollcall 0.1.0 of what mutant:second-try-comes-up-empty did, by the rules of the profile v1.
import { afterAll, test } from "vitest";

const BASE_URL = (process.env["HOMESERVER_URL"] ?? "http://127.0.0.1:8008").replace(/\/$/u, "");
const PREFIX = "/_matrix/client/v3";
const ACCOUNTS = "/_matrix/client/v3";
const TOKEN_FORM: string = "header";
const STREAM_API: string = "sync";
const REQUIREMENT = "PRES-PROP-010: Observers that were disconnected during a change learn the current state when they resume from their old token.";
const EXPECTED = "an event with online, as before";

test(
  REQUIREMENT,
  async () => {

    // D and A register.
    const D = await register("D");
    const A = await register("A");

    // A creates the room r1, which D joins.
    await ask("A", "POST", "/_matrix/client/v3/createRoom", `{"visibility":"private","preset":"private_chat","invite":["${D}"]}`);
    must("the creation of r1");
    const r1 = field("room_id", "room id");
    await ask("D", "POST", `/_matrix/client/v3/rooms/${encodeURIComponent(r1)}/join`, "{}");
    must("a join");
    await read_stream("D", "D", "set_presence=offline", 25);

    // 1. A sets unavailable with a new message; D has to be told of A (unavailable).
    const since_1 = now();
    await ask("A", "PUT", `/_matrix/client/v3/presence/${A}/status`, '{"presence":"unavailable","status_msg":"repro #1"}');
    await settle("D", since_1, A, (event) => isShown(event, [{"presence":"unavailable","message":"repro #1"}]));

    // 2. D polls once with set_presence=offline.
    await poll("D_polls", "D", "set_presence=offline");

    // 3. A sets online with a new message; D has to be told of A (online).
    const since_3 = now();
    await ask("A", "PUT", `/_matrix/client/v3/presence/${A}/status`, '{"presence":"online","status_msg":"repro #2"}');
    await settle("D", since_3, A, (event) => isShown(event, [{"presence":"online","message":"repro #2"}]));

    // 4. D polls once with set_presence=offline.
    await poll("D_polls", "D", "set_presence=offline");
    expect_item(A, (event) => isShown(event, [{"presence":"online"}]), "D_polls");
  },
  108000,
);

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
  const response = await fetch(url, { method, headers, signal, redirect: "manual", ...(body === undefined ? {} : { body }) });
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
async function ask(session: string, method: string, path: string, body?: string, form = TOKEN_FORM): Promise<void> {
  for (let waited = 0; ; ) {
    last = await request(session, method, path, body, undefined, form).catch((cause: unknown) =>
      couldNotTell(`no answer to ${method} ${path} from ${BASE_URL}: ${String(cause)}`),
    );
    if ([502, 503, 504].includes(last.status)) couldNotTell(`a gateway answered ${method} ${path} with ${last.status}`);
    if (last.status !== 429) return;
    const seconds = Math.ceil(Number(at(last.body, "retry_after_ms") ?? 1_000) / 1_000);
    waited += seconds;
    if (waited > 60) couldNotTell(`the server limited the rate of ${method} ${path} for more than a minute`);
    await pause(seconds);
  }
}

// The last request was one that has to work, whatever the fault.
function must(what: string): void {
  if (last.status < 200 || last.status > 299) couldNotTell(`${what} was answered with ${last.status} ${last.text}`);
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
  must("the registration of a user (is registration open, or REGISTRATION_TOKEN or REGISTRATION_SHARED_SECRET set?)");
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
  const isPassable = (stage: Json) => stage === "m.login.dummy" || String(stage).endsWith("login.registration_token");
  const stages = list(at(last.body, "flows"))
    .map((flow) => list(at(flow, "stages")))
    .find((flow) => flow.every(isPassable));
  for (const type of stages ?? []) {
    const token = String(type).endsWith("registration_token") ? { token: process.env["REGISTRATION_TOKEN"] ?? "" } : {};
    await send({ type, session, ...token });
  }
}

// As administrators of Synapse and Dendrite register users.
async function registerBySecret(username: string, password: string, secret: string): Promise<void> {
  await ask("nobody", "GET", "/_synapse/admin/v1/register");
  must("the question for a nonce");
  const nonce = field("nonce", "nonce");
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", key, encode([nonce, username, password, "notadmin"].join("\0")));
  const mac = Buffer.from(signed).toString("hex");
  const body = JSON.stringify({ nonce, username, password, mac, admin: false });
  await ask("nobody", "POST", "/_synapse/admin/v1/register", body);
}

// Asks a stream once, going on from its last answer.
async function poll(stream: string, session: string, query: string): Promise<void> {
  last = await turn(stream, { session, query, seconds: 0 });
}

type Reading = { readonly session: string; readonly query: string; readonly seconds: number; readonly signal?: AbortSignal };

async function turn(stream: string, { session, query, seconds, signal }: Reading): Promise<Turn> {
  const place = places.get(stream) ?? { since: "", before: "" };
  places.set(stream, place);
  const { since } = place;
  const timeout = AbortSignal.timeout((seconds + 30) * 1_000);
  const signals = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const answer = { ...(await request(session, "GET", streamPath(since, seconds, query), undefined, signals)), since };
  turns.set(stream, [...(turns.get(stream) ?? []), answer]);
  const next = at(answer.body, "next_batch") ?? at(answer.body, "end");
  if (answer.status === 200 && typeof next === "string") Object.assign(place, { since: next, before: since });
  return answer;
}

// The path of the stream's next request, by the generation of the API.
function streamPath(since: string, seconds: number, query: string): string {
  const from = encodeURIComponent(since);
  if (STREAM_API === "events")
    return since === "" ? `${PREFIX}/initialSync?limit=10` : `${PREFIX}/events?from=${from}&timeout=${seconds * 1_000}`;
  const timeout = seconds * 1_000 + Math.floor(Math.random() * 900);
  return `${PREFIX}/sync?timeout=${timeout}${since === "" ? "" : `&since=${from}`}${query === "" ? "" : `&${query}`}`;
}

// Opens a stream and reads it on in the background, request after request.
async function read_stream(stream: string, session: string, query: string, seconds: number): Promise<void> {
  await poll(stream, session, query);
  resume_stream(stream, session, query, seconds);
}

function resume_stream(stream: string, session: string, query: string, seconds: number): void {
  const reader = new AbortController();
  readers.set(stream, reader);
  const read = async () => {
    for (let failures = 0; failures < 10 && !reader.signal.aborted; ) {
      const answer = await turn(stream, { session, query, seconds, signal: reader.signal }).catch(() => undefined);
      failures = answer?.status === 200 ? 0 : failures + 1;
      if (failures > 0) await pause(1);
      else if (answer !== undefined && answer.received - answer.sent < 100) await pause(0.1);
    }
  };
  void read();
}

// The presence events of an answer of a stream.
function eventsIn(body: Json): readonly Json[] {
  const presence = at(body, "presence");
  const chunk = list(at(body, "chunk")).filter((item) => at(item, "type") === "m.presence" || at(item, "type") === undefined);
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

// The user FENCE changes its presence: who was shown that has been shown what came before it.
async function fence(...streams: readonly string[]): Promise<void> {
  const level = (fences += 1) % 2 === 0 ? "online" : "unavailable";
  const since = now();
  const id = ids.get("FENCE") ?? "";
  await ask("FENCE", "PUT", `${PREFIX}/presence/${id}/status`, JSON.stringify({ presence: level }));
  const isIt: Test = (event) => at(event, "content", "presence") === level;
  isFenced = await within(10, () => streams.every((stream) => events(stream, since, id, isIt).length > 0));
}

// ----------------------------------------------------------------------------------------------------------------------
// What is looked at in the end.

// The answer was a success: else there is nothing to look at.
function demandSuccess(): void {
  if (last.status < 200 || last.status > 299) couldNotTell(`it was answered with ${last.status} ${last.text}`);
}

// The stream was answered at all.
function demandStream(stream: string): void {
  if (!(turns.get(stream) ?? []).some(({ status }) => status === 200)) couldNotTell("the stream was never answered with 200");
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

function itemsOf(subject: string): readonly Json[] {
  demandSuccess();
  const items = Array.isArray(last.body) ? list(last.body) : eventsIn(last.body);
  return items.filter((item) => isAbout(item, subject));
}

// The last answer of a stream has such an event of that user.
function expect_item(subject: string, test: Test): void {
  if (!itemsOf(subject).some((item) => test(item, last))) broken(eventsIn(last.body));
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
            .flatMap(([, part]) => [...list(at(part, "state", "events")), ...list(at(part, "timeline", "events"))]),
        ),
        ...list(at(body, "chunk")),
        ...eventsIn(body).map((event) => ({ type: "m.room.member", state_key: subjectOf(event) ?? null, content: at(event, "content") ?? null })),
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

// Every answer of the stream since then is as allowed.
function expect_stream(stream: string, since: number, test: (body: Json, since: string) => boolean): void {
  const answers = (turns.get(stream) ?? []).filter(({ status, received }) => status === 200 && received > since);
  const wrong = answers.find((one) => !test(one.body, one.since));
  if (wrong !== undefined) broken(wrong.body);
  demandStream(stream);
}

// One of these levels, with one of these messages where they are compared; no message and an empty one are the same.
function isShown(event: Json, states: readonly { readonly presence: string; readonly message?: string }[]): boolean {
  return states.some(
    ({ presence, message }) =>
      at(event, "content", "presence") === presence &&
      (message === undefined || (at(event, "content", "status_msg") ?? "") === message),
  );
}
