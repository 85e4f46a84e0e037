import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/**
 * A connection on which a request has gone out and its answer begun, for an HTTP client that has yet to send that request.
 * Whoever reads the socket hands on what else comes, by `push`.
 */
export class BegunConnection extends Duplex {
  readonly #socket: Socket;
  #begun: Uint8Array | undefined;

  constructor(socket: Socket, begun: Uint8Array) {
    super();
    this.#socket = socket;
    this.#begun = begun;
    socket.on("error", (error) => this.destroy(error)).on("close", () => this.push(null));
  }

  override _read(): void {
    this.#socket.resume();
  }

  /** What is written first is the request: it goes no further, since its answer is here. */
  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#begun === undefined) {
      this.#socket.write(chunk, done);
      return;
    }
    this.push(this.#begun);
    this.#begun = undefined;
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
