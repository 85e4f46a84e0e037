import type { RecordedViolation } from "../record/recorded-violation.ts";
import type { Question, Recorder } from "../record/recorder.ts";
import type { Testimony } from "../record/testimony.ts";
import type { FromShard, ToShard } from "./messages.ts";
import type { Conclusion, Settled, Together } from "./together.ts";

/** A shard's end of the line to whoever conducts it. */
export interface ShardLine {
  send(message: FromShard): void;
}

/** What a shard waits for. */
type Awaited = Exclude<ToShard, { readonly kind: "stop" | "testify" }>;

/** What a shard hears is kept until it asks for it; what others ask it is answered at once. */
export class ShardSide implements Together, Recorder {
  readonly #line: ShardLine;
  readonly #heard = new Map<Awaited["kind"], Awaited>();
  #hasEnded = false;
  readonly #waiting = new Map<Awaited["kind"], (message: Awaited) => void>();
  #answer: (question: Question) => readonly Testimony[] = () => [];

  constructor(line: ShardLine) {
    this.#line = line;
  }

  /** A message came. */
  hear(message: Exclude<ToShard, { readonly kind: "stop" }>): void {
    if (message.kind === "testify") {
      for (const testimony of this.#answer(message.question))
        this.#line.send({ kind: "testimony", key: message.key, testimony });
      return;
    }
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

  async found(): Promise<void> {
    this.#line.send({ kind: "found" });
    await this.#await("found");
  }

  record(violation: RecordedViolation): void {
    this.#line.send({ kind: "recorded", violation });
  }

  ask(question: Question): void {
    this.#line.send({ kind: "ask", question });
  }

  answerBy(answer: (question: Question) => readonly Testimony[]): void {
    this.#answer = answer;
  }

  #await<K extends Awaited["kind"]>(kind: K): Promise<Extract<Awaited, { kind: K }>> {
    const heard = this.#heard.get(kind);
    this.#heard.delete(kind);
    return new Promise((resolve) => {
      const take = (message: Awaited) => resolve(message as Extract<Awaited, { kind: K }>);
      if (heard !== undefined) take(heard);
      else if (this.#hasEnded) take(ENDED[kind]);
      else this.#waiting.set(kind, take);
    });
  }
}

const ENDED: { readonly [K in Awaited["kind"]]: Extract<Awaited, { kind: K }> } = {
  settled: { kind: "settled", settled: { users: {}, rooms: {} } },
  joined: { kind: "joined" },
  load: { kind: "load", sinceMs: 0 },
  loaded: { kind: "loaded", conclusion: { vectors: [], strayed: [], isOutOfOrder: false } },
  found: { kind: "found" },
};
