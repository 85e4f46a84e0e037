import type { Exchange, Exchanges } from "./history.ts";

/** Exchanges in one block; a guess: large enough to be quick, small enough that a few unpacked ones are no matter. */
const BLOCK = 1_000;
/** Blocks kept unpacked: neighbouring scenarios share them. */
const UNPACKED = 24;

interface Block {
  readonly scenarios: ReadonlySet<string>;
  readonly packed: Buffer;
}

/**
 * Keeps exchanges packed as JSON, block by block: objects cost several times more memory than their text, and a deep
 * run has more than a hundred thousand of them.
 */
export class ExchangeLog implements Exchanges {
  readonly #blocks: Block[] = [];
  readonly #unpacked = new Map<Block, readonly Exchange[]>();
  #open: Exchange[] = [];
  #count = 0;

  constructor(exchanges: Iterable<Exchange> = []) {
    for (const exchange of exchanges) this.add(exchange);
  }

  get count(): number {
    return this.#count;
  }

  add(exchange: Exchange): void {
    this.#open.push(exchange);
    this.#count += 1;
    if (this.#open.length < BLOCK) return;
    const scenarios = new Set(this.#open.map(({ scenario }) => scenario));
    this.#blocks.push({ scenarios, packed: Buffer.from(JSON.stringify(this.#open)) });
    this.#open = [];
  }

  of(scenario: string): readonly Exchange[] {
    const blocks = this.#blocks.filter(({ scenarios }) => scenarios.has(scenario));
    const all = [...blocks.flatMap((block) => this.#unpack(block)), ...this.#open];
    return all.filter((exchange) => exchange.scenario === scenario);
  }

  filter(wanted: (exchange: Exchange) => boolean): readonly Exchange[] {
    const found: Exchange[] = [];
    for (const exchange of this) if (wanted(exchange)) found.push(exchange);
    return found;
  }

  find(wanted: (exchange: Exchange) => boolean): Exchange | undefined {
    for (const exchange of this) if (wanted(exchange)) return exchange;
    return undefined;
  }

  *[Symbol.iterator](): Iterator<Exchange> {
    for (const block of this.#blocks) yield* this.#unpack(block);
    yield* this.#open;
  }

  #unpack(block: Block): readonly Exchange[] {
    const known = this.#unpacked.get(block) ?? (JSON.parse(block.packed.toString()) as readonly Exchange[]);
    // Put it last: the first is the one that was not asked for for the longest time.
    this.#unpacked.delete(block);
    this.#unpacked.set(block, known);
    for (const oldest of this.#unpacked.keys()) {
      if (this.#unpacked.size <= UNPACKED) break;
      this.#unpacked.delete(oldest);
    }
    return known;
  }
}
