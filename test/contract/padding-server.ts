import { hostileServer } from "./hostile-server.ts";
import { wallClock } from "../../src/time/wall-clock.ts";

/** A server that pads every answer with a key that nobody asked for. @param value as JSON */
export function paddingServer(value: string) {
  const padding = `{"padding":${value}`;
  return hostileServer(
    async (call) => {
      const { status, headers, body } = await call.ask();
      if (call.response.destroyed) return;
      call.response.writeHead(status, { ...headers });
      call.response.end(`${padding}${body === "{}" ? "}" : `,${body.slice(1)}`}`);
    },
    { clock: wallClock },
  );
}
