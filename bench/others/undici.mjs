/**
 * What simulated users of rollcall do, by the HTTP client that it is built on and nothing else: each reads its stream on, others
 * write at a rate. Nothing is checked. What this costs, no harness on that client can save.
 */
import { Client, Pool } from "undici";

const { URL: url, USERS, RATE } = process.env;
const API = "/_matrix/client/v3";
const LATE_MS = 2;
const options = { pipelining: 1, keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000 };
const ignored = {
  onConnect: () => undefined,
  onHeaders: () => true,
  onData: () => true,
  onComplete: () => undefined,
  onError: () => undefined,
};

for (let user = 0; user < Number(USERS); user++) read(user);
write();

function read(user) {
  const client = new Client(url, options);
  const headers = ["authorization", `Bearer tu${user}`];
  let chunks = [];
  const ask = (since) => {
    chunks = [];
    client.dispatch(
      { origin: url, path: `${API}/sync?timeout=30000${since}`, method: "GET", headers },
      handler,
    );
  };
  const handler = {
    ...ignored,
    onData: (chunk) => chunks.push(chunk) > 0,
    onComplete: () => ask(`&since=${JSON.parse(Buffer.concat(chunks).toString()).next_batch}`),
  };
  ask("");
}

function write() {
  const pool = new Pool(url, { ...options, connections: 64 });
  const began = performance.now();
  let sent = 0;
  setInterval(() => {
    for (const due = ((performance.now() - began) * Number(RATE)) / 1_000; sent < due; sent++) {
      const user = Math.floor(Math.random() * Number(USERS));
      const presence = Math.random() < 0.5 ? "online" : "unavailable";
      pool.dispatch(
        {
          origin: url,
          path: `${API}/presence/u${user}/status`,
          method: "PUT",
          headers: ["authorization", `Bearer tu${user}`, "content-type", "application/json"],
          body: JSON.stringify({ presence, status_msg: String(Math.random()) }),
        },
        ignored,
      );
    }
  }, LATE_MS);
}
