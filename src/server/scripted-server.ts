import type { Presence } from "../spec/profile.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import { VirtualClock, runVirtually } from "../time/virtual-clock.ts";
import type { Mutant } from "./mutants/mutant.ts";
import {
  createReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from "./reference-server.ts";

/** An answer with its body parsed; loosely typed, since tests look into every corner. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An event in a reply, loosely typed likewise. */
export interface SeenEvent {
  readonly type: string;
  readonly sender?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Where a scripted server stands: with others that it is linked to, or alone. */
interface Place extends Pick<ReferenceServerOptions, "serverName" | "link"> {
  readonly clock: VirtualClock;
}

/** A reference server in virtual time, for tests: users act on it by short calls. */
export class ScriptedServer {
  readonly clock: VirtualClock;
  readonly server: ReferenceServer;
  readonly prefix: string;

  constructor(id: ProfileId, mutant?: Mutant, place: Place = { clock: new VirtualClock(1_000_000) }) {
    this.prefix = profile(id).binding.prefix;
    this.clock = place.clock;
    this.server = createReferenceServer({ ...place, profiles: [profile(id)], mutant });
  }

  /** Runs the work; waits inside it jump to the next timer. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return runVirtually(this.clock, work);
  }

  /** Waits in virtual time. */
  pass(ms: Ms): Promise<void> {
    return new Promise((resolve) => void this.clock.setTimeout(resolve, ms));
  }

  async register(username: string): Promise<ScriptedUser> {
    const body = { username, password: "secret", auth: { type: "m.login.dummy" } };
    const reply = await this.send({ method: "POST", path: "/register", body: JSON.stringify(body) });
    return new ScriptedUser(this, String(reply.body["user_id"]), String(reply.body["access_token"]));
  }

  async send(request: {
    method: string;
    path: string;
    token?: string;
    body?: string;
    signal?: AbortSignal;
  }): Promise<Reply> {
    const { method, path, token, body, signal } = request;
    const response = await this.server.handle({
      method,
      path: path.startsWith("/_matrix") ? path : this.prefix + path,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, body: JSON.parse(response.body) as Reply["body"] };
  }
}

/** A user of a scripted server, who remembers where its stream is. */
export class ScriptedUser {
  readonly world: ScriptedServer;
  readonly id: string;
  readonly token: string;
  #since: string | undefined;
  #messages = 0;

  constructor(world: ScriptedServer, id: string, token: string) {
    this.world = world;
    this.id = id;
    this.token = token;
  }

  call(method: string, path: string, body?: unknown): Promise<Reply> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.world.send({
      method,
      path,
      token: this.token,
      ...(text === undefined ? {} : { body: text }),
    });
  }

  put(presence: Presence, statusMsg?: string): Promise<Reply> {
    const status = statusMsg === undefined ? {} : { status_msg: statusMsg };
    return this.call("PUT", `/presence/${this.id}/status`, { presence, ...status });
  }

  async get(other: ScriptedUser = this): Promise<Reply["body"]> {
    return (await this.call("GET", `/presence/${other.id}/status`)).body;
  }

  async createRoom(asked: object = { preset: "public_chat" }): Promise<string> {
    return String((await this.call("POST", "/createRoom", asked)).body["room_id"]);
  }

  /** join, leave, invite, kick, ban, unban. */
  move(deed: string, roomId: string, target?: ScriptedUser): Promise<Reply> {
    return this.call("POST", `/rooms/${roomId}/${deed}`, target === undefined ? {} : { user_id: target.id });
  }

  say(roomId: string): Promise<Reply> {
    this.#messages += 1;
    return this.call("PUT", `/rooms/${roomId}/send/m.room.message/t${this.#messages}`, {
      msgtype: "m.text",
      body: "hello",
    });
  }

  /** The presence events since the last call; quiet about the user's own presence wherever the profile can be. */
  async news(options: { timeoutMs?: Ms; query?: string } = {}): Promise<readonly SeenEvent[]> {
    const since = this.#since === undefined ? "" : `&since=${this.#since}`;
    const reply = await this.call(
      "GET",
      `/sync?timeout=${options.timeoutMs ?? 0}${since}&${options.query ?? "set_presence=offline"}`,
    );
    if (reply.status !== 200) return [{ type: `refused with ${reply.status}`, content: reply.body }];
    this.#since = String(reply.body["next_batch"]);
    const { events } = reply.body["presence"] as { events: readonly SeenEvent[] };
    return events;
  }

  /** Keeps a stream open for a while, polling again whenever it answers. */
  async stay(forMs: Ms, stream: "sync" | "events" = "sync"): Promise<void> {
    const untilMs = this.world.clock.now() + forMs;
    for (let left = forMs; left > 0; left = untilMs - this.world.clock.now()) {
      await (stream === "sync" ? this.news({ timeoutMs: left, query: "" }) : this.chunk(left));
    }
  }

  /** As {@link news} by `/events`, which makes the user online. */
  async chunk(timeoutMs: Ms = 0): Promise<readonly SeenEvent[]> {
    const from = this.#since === undefined ? "" : `&from=${this.#since}`;
    const reply = await this.call("GET", `/events?timeout=${timeoutMs}${from}`);
    if (reply.status !== 200) return [{ type: `refused with ${reply.status}`, content: reply.body }];
    this.#since = String(reply.body["end"]);
    return reply.body["chunk"] as readonly SeenEvent[];
  }
}

/** A server with users who all share one room; the first one created it. */
export async function roomOf<const N extends readonly string[]>(
  world: ScriptedServer,
  ...names: N
): Promise<{ roomId: string; users: { [K in keyof N]: ScriptedUser } }> {
  const users: ScriptedUser[] = [];
  for (const name of names) users.push(await world.register(name));
  const roomId = (await users[0]?.createRoom()) ?? "";
  for (const user of users.slice(1)) await user.move("join", roomId);
  for (const user of users) await user.news();
  return { roomId, users: users as { [K in keyof N]: ScriptedUser } };
}
