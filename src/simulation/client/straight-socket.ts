import { type OnReadOpts, Socket, type SocketConstructorOpts } from "node:net";
import { buildConnector, errors } from "undici";
import type { Ms } from "../../time/clock.ts";

/** What a socket reads at once, as much as Node itself reads. All share it: it is copied from before anybody else reads. */
const READING = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * A connection that hands what it reads straight to whoever waits until it is `readable`, past the queue of a readable
 * stream: that queue is a tenth of what an answer costs. It reads on whether or not that was taken, and so is for answers
 * that are taken as they come.
 */
class StraightSocket extends Socket {
  #unread: Buffer | null = null;

  constructor() {
    const onread: OnReadOpts = {
      buffer: READING,
      callback: (size, reading) => {
        const chunk = Buffer.from(reading.subarray(0, size));
        this.#unread = this.#unread === null ? chunk : Buffer.concat([this.#unread, chunk]);
        this.emit("readable");
        return true;
      },
    };
    super({ onread } as SocketConstructorOpts);
  }

  override read(size?: number): Buffer | null {
    // To read nothing is how Node begins and ends; in the queue is what was put back.
    if (size === 0 || this.readableLength > 0) return super.read(size) as Buffer | null;
    const chunk = this.#unread;
    this.#unread = null;
    return chunk;
  }
}

/** How undici connects, by straight sockets where nothing is encrypted. */
export function straightConnector(timeoutMs: Ms): buildConnector.connector {
  const usual = buildConnector({ timeout: timeoutMs, allowH2: false });
  return (options, callback) => {
    if (options.protocol !== "http:") return usual(options, callback);
    const socket = new StraightSocket();
    const fail = (error: Error) => callback(error, null);
    socket.setNoDelay(true).setTimeout(timeoutMs, () => socket.destroy(new errors.ConnectTimeoutError()));
    socket.once("error", fail).once("connect", () => {
      socket.off("error", fail).setTimeout(0);
      callback(null, socket);
    });
    socket.connect({ host: options.hostname, port: Number(options.port || 80) });
  };
}
