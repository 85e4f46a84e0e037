/** node bench/requests/own-client.mjs <url> <seconds> <connections>: what the client of simulated users uses, without its start. */
import { JsonReply } from "../../dist/simulation/client/json-reply.js";
import { linesTo } from "../../dist/simulation/client/lines.js";

const [url, seconds, connections] = process.argv.slice(2);
const { origin, pathname: path } = new URL(url);
const lines = linesTo({ kind: "url" });
const before = process.cpuUsage();
const end = performance.now() + Number(seconds) * 1_000;
let requests = 0;
await Promise.all(Array.from({ length: Number(connections) }, asking));
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ requests, cpuS: (user + system) / 1e6 }));

/** One request after the other, as a stream asks; the reply has parsed its answer. */
function asking() {
  return new Promise((resolve, reject) => {
    const line = lines.forStream(origin);
    const reply = new JsonReply(({ kind, json }) => {
      if (kind !== "answered" || typeof json.next_batch !== "string")
        reject(new Error("Cannot ask: no answer."));
      requests += 1;
      if (performance.now() < end) ask();
      else resolve(line.destroy());
    });
    const ask = () => {
      reply.begin();
      line.dispatch({ origin, path, method: "GET", headers: [] }, reply);
    };
    ask();
  });
}
