import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Exchange, Exchanges } from "./history.ts";
import { grouped } from "./grouped.ts";

/** Exchanges in one block; a guess: large enough that packing pays, small enough that what is not packed is no matter. */
const BLOCK = 2_000;

/** The exchanges of each scenario by themselves: whoever wants those of one does not unpack those of all others. */
type Block = ReadonlyMap<string, Buffer>;

/**
 * Keeps exchanges packed as compressed JSON, block by block: objects cost several times more memory than their text, and
 * that ten times more than it has to. A deep run has more than a hundred thousand of them.
 */
export class ExchangeLog implements Exchanges {
  readonly #blocks: Block[] = [];
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
    const byScenario = grouped(this.#open, ({ scenario }) => scenario);
    this.#blocks.push(new Map([...byScenario].map(([scenario, some]) => [scenario, packed(some)])));
    this.#open = [];
  }

  of(scenario: string): readonly Exchange[] {
    const open = this.#open.filter((exchange) => exchange.scenario === scenario);
    return [...this.#blocks.flatMap((block) => unpacked(block.get(scenario))), ...open];
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
    for (const block of this.#blocks) {
      const all = [...block.values()].flatMap(unpacked);
      yield* all.sort((one, other) => one.index - other.index);
    }
    yield* this.#open;
  }
}

/** Exchanges are so much alike that the fastest level makes them ten times smaller. */
function packed(exchanges: readonly Exchange[]): Buffer {
  // A copy: what zlib returns holds on to the whole block that it wrote into.
  return Buffer.from(deflateRawSync(JSON.stringify(exchanges), { level: 1 }));
}

function unpacked(piece: Buffer | undefined): readonly Exchange[] {
  return piece === undefined ? [] : (JSON.parse(inflateRawSync(piece).toString()) as readonly Exchange[]);
}
