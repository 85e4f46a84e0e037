import { must } from "./check-failed.ts";
import { at } from "./loose-json.ts";
import type { PlainAnswer, PlainClient, PlainRequest } from "./plain-client.ts";

/** The query of a `/sync`, verbatim. */
export type SyncQuery = Readonly<Record<string, string | number | undefined>>;

/** An account with one session, and the requests that both suites make with it. */
export class PlainUser {
  readonly id: string;
  readonly client: PlainClient;
  /** The token that the next incremental sync goes on from, for suites that keep it with the user. */
  nextBatch: string | undefined;
  readonly #token: string;

  constructor(client: PlainClient, { id, token }: { readonly id: string; readonly token: string }) {
    this.client = client;
    this.id = id;
    this.#token = token;
  }

  /** A request with this user's token, whatever its answer. */
  ask(method: PlainRequest["method"], path: string, body?: unknown): Promise<PlainAnswer> {
    return this.client.send({ method, path, token: this.#token, body });
  }

  /** As {@link ask}. @returns the body @throws CheckFailed unless the status is 2xx */
  async demand(method: PlainRequest["method"], path: string, body?: unknown): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    must(answer.status >= 200 && answer.status < 300, `${method} ${path} to succeed, found ${answer.status}`);
    return answer.body;
  }

  getStatus(): Promise<PlainAnswer> {
    return this.ask("GET", this.#statusPath());
  }

  putStatus(presence: string, statusMsg?: string): Promise<PlainAnswer> {
    const body = statusMsg === undefined ? { presence } : { presence, status_msg: statusMsg };
    return this.ask("PUT", this.#statusPath(), body);
  }

  /** @throws CheckFailed unless the status is 2xx */
  sync(query: SyncQuery): Promise<unknown> {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) parameters.set(key, String(value));
    return this.demand("GET", `/sync?${parameters.toString()}`);
  }

  /** @returns the room's id */
  async createRoom(body: Readonly<Record<string, unknown>>): Promise<string> {
    return String(at(await this.demand("POST", "/createRoom", body), "room_id"));
  }

  async joinRoom(roomId: string): Promise<void> {
    await this.demand("POST", `/join/${encodeURIComponent(roomId)}`, {});
  }

  async invite(roomId: string, { id }: PlainUser): Promise<void> {
    await this.demand("POST", `/rooms/${encodeURIComponent(roomId)}/invite`, { user_id: id });
  }

  /** @returns the event's id */
  async send(roomId: string, type: string, content: Readonly<Record<string, unknown>>): Promise<string> {
    const path = `/rooms/${encodeURIComponent(roomId)}/send/${type}/yardstick${this.client.next()}`;
    return String(at(await this.demand("PUT", path, content), "event_id"));
  }

  #statusPath(): string {
    return `/presence/${encodeURIComponent(this.id)}/status`;
  }
}
