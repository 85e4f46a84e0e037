/**
 * As little of a homeserver as `rollcall simulate` needs, and as fast as one core of Node can be: so that what is measured
 * is the client. It is right for such clients, and for nobody else.
 *
 *   node bench/presence-server.mjs [port]
 */
import { createServer } from "node:http";

const users = new Map();
const byToken = new Map();
const rooms = new Map();
let position = 1;
let delivered = 0;

/** What bench/requests.mjs asks for: an answer of a stream with two events, of 374 bytes. */
const ANSWER = JSON.stringify({
  next_batch: "s123456",
  presence: {
    events: [1, 2].map((number) =>
      JSON.parse(
        eventOf({
          id: `@rollcall-user-${number}:bench`,
          level: "online",
          message: "A change of a status, 47",
        }),
      ),
    ),
  },
}).padEnd(374);

const server = createServer(
  { keepAliveTimeout: 600_000, requestTimeout: 0, headersTimeout: 0 },
  (request, response) => {
    if (request.method === "GET") return answer(request, response, "");
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () =>
      answer(
        request,
        response,
        chunks.length === 1 ? chunks[0].toString() : Buffer.concat(chunks).toString(),
      ),
    );
    return undefined;
  },
);
server.keepAliveTimeout = 600_000;
server.listen({ port: Number(process.argv[2] ?? 8019), host: "127.0.0.1", backlog: 4_096 }, () => {
  process.stdout.write(`ready on ${server.address().port}\n`);
});

function answer(request, response, body) {
  const { url } = request;
  if (url.startsWith("/_matrix/client/v3/sync?")) return sync(ownerOf(request), response, url);
  if (url.includes("/presence/")) return setPresence(ownerOf(request), response, JSON.parse(body));
  if (url === "/_matrix/client/versions") return send(response, '{"versions":["v1.11"]}');
  if (url.endsWith("/register")) return register(response, JSON.parse(body));
  if (url.endsWith("/createRoom")) return createRoom(ownerOf(request), response);
  if (url.includes("/join")) return join(ownerOf(request), response, url);
  if (url === "/bench/answer") return send(response, ANSWER);
  if (url === "/delivered") return send(response, JSON.stringify({ delivered }));
  if (url.endsWith("/logout")) return send(response, "{}");
  return send(response, '{"errcode":"M_UNRECOGNIZED","error":"?"}', 404);
}

function ownerOf({ headers }) {
  return byToken.get(headers.authorization);
}

function send(response, body, status = 200) {
  response.writeHead(status, [
    "content-type",
    "application/json",
    "content-length",
    String(Buffer.byteLength(body)),
  ]);
  response.end(body);
}

function register(response, { username, auth }) {
  if (auth === undefined)
    return send(response, '{"session":"s","flows":[{"stages":["m.login.dummy"]}]}', 401);
  const id = `@${username}:bench`;
  const user = {
    id,
    mates: new Set(),
    level: "offline",
    message: undefined,
    pending: new Map(),
    parked: undefined,
    timer: undefined,
  };
  users.set(id, user);
  byToken.set(`Bearer t${username}`, user);
  return send(response, JSON.stringify({ user_id: id, access_token: `t${username}`, device_id: "d1" }));
}

function createRoom(user, response) {
  const id = `!r${rooms.size}:bench`;
  rooms.set(id, [user]);
  return send(response, JSON.stringify({ room_id: id }));
}

function join(user, response, url) {
  const id = decodeURIComponent(url.slice("/_matrix/client/v3/rooms/".length, url.lastIndexOf("/")));
  const members = rooms.get(id);
  for (const mate of members) {
    mate.mates.add(user);
    user.mates.add(mate);
  }
  members.push(user);
  return send(response, JSON.stringify({ room_id: id }));
}

function setPresence(user, response, { presence, status_msg: message }) {
  user.level = presence;
  user.message = message;
  tell(user);
  return send(response, "{}");
}

function eventOf({ id, level, message }) {
  const text = message === undefined ? "" : `,"status_msg":${JSON.stringify(message)}`;
  return `{"type":"m.presence","sender":"${id}","content":{"presence":"${level}"${text},"last_active_ago":0,"currently_active":true}}`;
}

/** Each event is written once, and answers wait until everything that came at the same time is in them. */
function tell(user) {
  const event = eventOf(user);
  for (const mate of user.mates) {
    mate.pending.set(user.id, event);
    if (mate.parked !== undefined && !mate.isDue) {
      mate.isDue = true;
      setImmediate(flush, mate);
    }
  }
}

function flush(user) {
  user.isDue = false;
  const { parked } = user;
  if (parked === undefined) return;
  user.parked = undefined;
  clearTimeout(user.timer);
  deliver(user, parked);
}

function deliver(user, response) {
  delivered += user.pending.size;
  const events = [...user.pending.values()].join(",");
  user.pending.clear();
  send(response, `{"next_batch":"s${position++}","presence":{"events":[${events}]}}`);
}

function sync(user, response, url) {
  const asked = /&set_presence=(\w+)/.exec(url)?.[1];
  if (asked !== undefined && asked !== user.level) {
    user.level = asked;
    tell(user);
  }
  if (!url.includes("&since=")) {
    user.pending.clear();
    for (const mate of user.mates) if (mate.level !== "offline") user.pending.set(mate.id, eventOf(mate));
    return deliver(user, response);
  }
  if (user.pending.size > 0) return deliver(user, response);
  user.parked = response;
  user.timer = setTimeout(flush, 30_000, user);
  response.once("close", () => {
    if (user.parked === response) user.parked = undefined;
  });
  return undefined;
}
