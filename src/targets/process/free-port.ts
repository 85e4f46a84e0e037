import { once } from "node:events";
import { createServer } from "node:net";

/** A port of the loopback interface on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("Cannot find a free port: wanted an address with a port, found none.");
}
