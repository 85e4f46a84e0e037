import { connect, type Socket } from "node:net";
import { buildConnector, Client, type Dispatcher, errors } from "undici";
import type { Ms } from "../../time/clock.ts";
import { BegunConnection } from "./begun-connection.ts";
import { plainBody } from "./plain-answer.ts";

type Request = Dispatcher.DispatchOptions;
type Handler = Dispatcher.DispatchHandler;

/** What a socket reads at once, as much as Node itself reads. All share it: whoever keeps what was read copies it. */
const READING = Buffer.allocUnsafeSlow(64 * 1024);

const PATH = /^[!-~]+$/;
const FIELD_VALUE = /^[\t -~]*$/;

/** Those of the client of undici that takes over; how long that waits, a plain line waits, too. */
export interface PlainLineOptions extends Client.Options {
  readonly connect: { readonly timeout: Ms };
  readonly headersTimeout: Ms;
}

/**
 * A connection without encryption that asks for one thing at a time, by GET. Plain answers it reads by itself: that saves a
 * third of all that a stream costs. The first answer that is unusual goes to undici, together with the connection, and
 * so do all requests after it, and after a connection that was lost. A handler has a body only until it returns.
 */
export class PlainLine {
  readonly #origin: URL;
  readonly #options: PlainLineOptions;
  readonly #socket: Socket;
  readonly #abort = (reason?: Error) => this.#end(reason ?? new errors.RequestAbortedError());
  #request: Request | undefined;
  #handler: Handler | undefined;
  #headers: Request["headers"];
  #fields: string | undefined;
  #begun: Buffer | undefined;
  #isPlain = true;
  #client: Client | undefined;
  #handedOver: BegunConnection | undefined;

  constructor(origin: string, options: PlainLineOptions) {
    this.#origin = new URL(origin);
    this.#options = options;
    this.#socket = this.#connect();
  }

  dispatch(request: Request, handler: Handler): boolean {
    if (!this.#isPlain) return this.#usualClient().dispatch(request, handler);
    if (request.headers !== this.#headers) {
      this.#headers = request.headers;
      this.#fields = fieldsOf(request.headers as readonly string[]);
    }
    if (this.#fields === undefined || !PATH.test(request.path)) {
      this.#end(new errors.RequestAbortedError());
      return this.#usualClient().dispatch(request, handler);
    }
    this.#request = request;
    this.#handler = handler;
    handler.onConnect?.(this.#abort);
    this.#socket.write(
      `GET ${request.path} HTTP/1.1\r\nhost: ${this.#origin.host}\r\n${this.#fields}\r\n`,
      "latin1",
    );
    return true;
  }

  destroy(): Promise<void> {
    this.#end(new errors.ClientDestroyedError());
    return this.#client?.destroy() ?? Promise.resolve();
  }

  #connect(): Socket {
    const { hostname, port } = this.#origin;
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port || 80),
      noDelay: true,
      onread: { buffer: READING, callback: (size) => this.#read(READING.subarray(0, size)) },
    });
    const { connect: connecting, headersTimeout } = this.#options;
    return socket
      .setTimeout(connecting.timeout)
      .on("connect", () => socket.setTimeout(headersTimeout))
      .on("timeout", () =>
        this.#end(socket.connecting ? new errors.ConnectTimeoutError() : new errors.HeadersTimeoutError()),
      )
      .on("error", (error) => this.#end(error))
      .on("close", () => this.#end(new errors.SocketError("other side closed")));
  }

  /** Returns whether there is room for more. */
  #read(reading: Buffer): boolean {
    if (this.#handedOver !== undefined) return this.#handedOver.push(Buffer.from(reading));
    const bytes = this.#begun === undefined ? reading : Buffer.concat([this.#begun, reading]);
    this.#begun = undefined;
    const [request, handler] = [this.#request, this.#handler];
    if (request === undefined || handler === undefined) {
      this.#end(new errors.SocketError("an answer that nobody asked for"));
      return true;
    }
    const body = plainBody(bytes);
    if (body === "incomplete") this.#begun = Buffer.from(bytes);
    else if (body === "unusual") this.#handOver(Buffer.from(bytes), request, handler);
    else {
      this.#handler = undefined;
      handler.onHeaders?.(200, [], () => undefined, "OK");
      handler.onData?.(body);
      handler.onComplete?.([]);
    }
    return true;
  }

  #handOver(begun: Buffer, request: Request, handler: Handler): void {
    this.#isPlain = false;
    this.#socket.setTimeout(0);
    this.#handedOver = new BegunConnection(this.#socket, begun);
    this.#usualClient().dispatch(request, handler);
  }

  /** From now on nothing is plain: the connection is no more. */
  #end(error: Error): void {
    if (this.#handedOver !== undefined) return;
    this.#isPlain = false;
    this.#socket.destroy();
    const handler = this.#handler;
    this.#handler = undefined;
    handler?.onError?.(error);
  }

  #usualClient(): Client {
    if (this.#client !== undefined) return this.#client;
    const usual = buildConnector(this.#options.connect);
    let begun = this.#handedOver;
    this.#client = new Client(this.#origin, {
      ...this.#options,
      connect: (options, callback) => {
        const connection = begun as unknown as Socket | undefined;
        begun = undefined;
        if (connection === undefined) usual(options, callback);
        else queueMicrotask(() => callback(null, connection));
      },
    });
    return this.#client;
  }
}

/** Header fields as they are sent; none where a value cannot be sent as it is. */
function fieldsOf(headers: readonly string[]): string | undefined {
  let fields = "connection: keep-alive\r\n";
  for (let place = 0; place < headers.length; place += 2) {
    const value = headers[place + 1] as string;
    if (!FIELD_VALUE.test(value)) return undefined;
    fields += `${headers[place]}: ${value}\r\n`;
  }
  return fields;
}
