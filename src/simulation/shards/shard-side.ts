import type { FromShard, ToShard } from "./messages.ts";
import type { Conclusion, Settled, Together } from "./together.ts";

/** A shard's end of the line to whoever conducts it. */
export interface ShardLine {
  send(message: FromShard): void;
}

/** What a shard hears is kept until it asks for it. */
export class ShardSide implements Together {
  readonly #line: ShardLine;
  readonly #heard = new Map<ToShard["kind"], ToShard>();
  #hasEnded = false;
  readonly #waiting = new Map<ToShard["kind"], (message: ToShard) => void>();

  constructor(line: ShardLine) {
    this.#line = line;
  }

  /** A message came. */
  hear(message: ToShard): void {
    const waiting = this.#waiting.get(message.kind);
    this.#waiting.delete(message.kind);
    if (waiting === undefined) this.#heard.set(message.kind, message);
    else waiting(message);
  }

  /** Nothing comes any more: whoever waits, or will, goes on, to find that it has to end. */
  end(): void {
    this.#hasEnded = true;
    for (const kind of this.#waiting.keys()) this.hear(ENDED[kind]);
  }

  async settle(settled: Settled): Promise<Settled> {
    this.#line.send({ kind: "settled", settled });
    return (await this.#await("settled")).settled;
  }

  async joined(): Promise<void> {
    this.#line.send({ kind: "joined" });
    await this.#await("joined");
  }

  async opened(): Promise<number> {
    this.#line.send({ kind: "opened" });
    return (await this.#await("load")).sinceMs;
  }

  async loaded(conclusion: Conclusion): Promise<Conclusion> {
    this.#line.send({ kind: "loaded", conclusion });
    return (await this.#await("loaded")).conclusion;
  }

  #await<K extends ToShard["kind"]>(kind: K): Promise<Extract<ToShard, { kind: K }>> {
    const heard = this.#heard.get(kind);
    this.#heard.delete(kind);
    return new Promise((resolve) => {
      const take = (message: ToShard) => resolve(message as Extract<ToShard, { kind: K }>);
      if (heard !== undefined) take(heard);
      else if (this.#hasEnded) take(ENDED[kind]);
      else this.#waiting.set(kind, take);
    });
  }
}

const ENDED: { readonly [K in ToShard["kind"]]: Extract<ToShard, { kind: K }> } = {
  settled: { kind: "settled", settled: { users: {}, rooms: {} } },
  joined: { kind: "joined" },
  load: { kind: "load", sinceMs: 0 },
  loaded: { kind: "loaded", conclusion: { vectors: [], left: [] } },
  stop: { kind: "stop" },
};
