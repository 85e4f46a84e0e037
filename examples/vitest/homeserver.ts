import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { EventEmitter, once } from "node:events";

/*
 * A homeserver of one file, just large enough to have presence. It is here to be tested, and it is not right: a kick and
 * a ban are answered and forgotten, filters are passed over, and nobody ever idles or goes offline. The tests say so.
 */

interface User {
  readonly id: string;
  readonly password: unknown;
  presence: string;
  statusMessage: string | undefined;
  activeAt: number;
  /** The position in the stream at which others are to be told. */
  changedAt: number;
  readonly rooms: Set<string>;
}

interface Call {
  readonly me: User;
  readonly token: string;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

class MatrixError extends Error {
  readonly status: number;
  readonly errcode: string;

  constructor(status: number, errcode: string) {
    super(errcode);
    this.status = status;
    this.errcode = errcode;
  }
}

const STATES = ["online", "unavailable", "offline"];
const MOST_WAITED_MS = 30_000;

/** Starts the server on a free port of loopback. */
export async function startHomeserver(): Promise<{ url: string; stop: () => Promise<void> }> {
  const users = new Map<string, User>();
  const tokens = new Map<string, User>();
  const moved = new EventEmitter().setMaxListeners(0);
  let position = 1;

  const sharesRoom = (one: User, other: User) => [...one.rooms].some((room) => other.rooms.has(room));
  const move = (user: User) => {
    position += 1;
    user.changedAt = position;
    moved.emit("moved");
  };
  const change = (user: User, presence: string, statusMessage: string | undefined) => {
    if (user.presence === presence && user.statusMessage === statusMessage) return;
    Object.assign(user, { presence, statusMessage });
    move(user);
  };
  const shown = (user: User) => ({
    presence: user.presence,
    last_active_ago: Date.now() - user.activeAt,
    ...(user.statusMessage === undefined ? {} : { status_msg: user.statusMessage }),
  });
  const named = (id: string | undefined) => {
    const user = users.get(id ?? "");
    if (user === undefined) throw new MatrixError(404, "M_NOT_FOUND");
    return user;
  };
  const openSession = (user: User) => {
    const token = randomUUID();
    tokens.set(token, user);
    return { user_id: user.id, access_token: token, device_id: token.slice(0, 8) };
  };
  const register = ({ username = randomUUID(), password }: Call["body"]) => {
    const id = `@${String(username)}:example.test`;
    const presence = { presence: "offline", statusMessage: undefined, activeAt: Date.now(), changedAt: 0 };
    const user = { id, password, ...presence, rooms: new Set<string>() };
    users.set(id, user);
    return openSession(user);
  };
  const login = ({ identifier, password }: Call["body"]) => {
    const { user: name = "" } = identifier as { readonly user?: string };
    const user = users.get(name.startsWith("@") ? name : `@${name}:example.test`);
    if (user === undefined || user.password !== password) throw new MatrixError(403, "M_FORBIDDEN");
    return openSession(user);
  };
  const join = ({ me, names: [room = ""] }: Call) => {
    me.rooms.add(room);
    // Who has just come to share a room is told of each other.
    for (const user of users.values()) if (user.rooms.has(room)) move(user);
    return { room_id: room };
  };

  const sync = async ({ me, query }: Call) => {
    const state = query.get("set_presence") ?? "online";
    if (!STATES.includes(state)) throw new MatrixError(400, "M_INVALID_PARAM");
    if (state === "online") me.activeAt = Date.now();
    if (state !== "offline") change(me, state, me.statusMessage);
    const since = query.get("since");
    const from = Number(since ?? 0);
    const news = () =>
      [...users.values()].filter((user) => user !== me && user.changedAt > from && sharesRoom(me, user));
    const until = AbortSignal.timeout(Math.min(Number(query.get("timeout") ?? 0), MOST_WAITED_MS));
    if (since !== null) {
      while (news().length === 0 && !until.aborted)
        await once(moved, "moved", { signal: until }).catch(() => undefined);
    }
    const events = news().map((user) => ({ type: "m.presence", sender: user.id, content: shown(user) }));
    return {
      next_batch: String(position),
      presence: { events },
      rooms: { join: Object.fromEntries([...me.rooms].map((room) => [room, {}])) },
    };
  };

  const putPresence = ({ me, names: [id], body: { presence, status_msg: message } }: Call) => {
    if (id !== me.id) throw new MatrixError(403, "M_FORBIDDEN");
    if (typeof presence !== "string" || !STATES.includes(presence)) throw new MatrixError(400, "M_BAD_JSON");
    if (message !== undefined && typeof message !== "string") throw new MatrixError(400, "M_BAD_JSON");
    if (presence === "online") me.activeAt = Date.now();
    change(me, presence, message);
    return {};
  };
  const getPresence = ({ me, names: [id] }: Call) => {
    const user = named(id);
    if (user !== me && !sharesRoom(me, user)) throw new MatrixError(403, "M_FORBIDDEN");
    return shown(user);
  };

  const routes: readonly [RegExp, (call: Call) => unknown][] = [
    [/^GET \/sync$/u, sync],
    [/^PUT \/presence\/([^/]+)\/status$/u, putPresence],
    [/^GET \/presence\/([^/]+)\/status$/u, getPresence],
    [/^POST \/createRoom$/u, (call) => join({ ...call, names: [`!${randomUUID()}:example.test`] })],
    [/^POST \/rooms\/([^/]+)\/join$/u, join],
    [/^POST \/rooms\/([^/]+)\/leave$/u, ({ me, names: [room = ""] }) => (me.rooms.delete(room), {})],
    [/^POST \/rooms\/[^/]+\/(?:invite|kick|ban|unban)$/u, () => ({})],
    [
      /^PUT \/rooms\/[^/]+\/(?:send|state|typing)\/.*$/u,
      ({ me }) => {
        me.activeAt = Date.now();
        change(me, "online", me.statusMessage);
        return { event_id: `$${randomUUID()}` };
      },
    ],
    [/^POST \/logout$/u, ({ token }) => (tokens.delete(token), {})],
  ];

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/_matrix/client/versions") return { versions: ["v1.15"] };
    const path = `${request.method} ${pathname.replace(/^\/_matrix\/client\/v3/u, "")}`;
    const body = await readJson(request);
    if (path === "POST /register") return register(body);
    if (path === "POST /login") return login(body);
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? "")?.[1];
    if (token === undefined) throw new MatrixError(401, "M_MISSING_TOKEN");
    const me = tokens.get(token);
    if (me === undefined) throw new MatrixError(401, "M_UNKNOWN_TOKEN");
    for (const [pattern, handle] of routes) {
      const match = pattern.exec(path);
      if (match === null) continue;
      return handle({ me, token, names: match.slice(1).map(decodeURIComponent), query: searchParams, body });
    }
    throw new MatrixError(404, "M_UNRECOGNIZED");
  };

  const server = createServer((request, response) => {
    const send = (status: number, content: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
    };
    answer(request).then(
      (content) => send(200, content),
      (error: unknown) => {
        const { status, errcode } = error instanceof MatrixError ? error : new MatrixError(500, "M_UNKNOWN");
        send(status, { errcode, error: errcode });
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  try {
    const body: unknown = text === "" ? {} : JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Falls through: it is not JSON.
  }
  throw new MatrixError(400, "M_NOT_JSON");
}
