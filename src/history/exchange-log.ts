import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Exchange, Exchanges } from "./history.ts";
import { grouped } from "./grouped.ts";

/** Exchanges in one block; a guess: large enough that packing pays, small enough that what is not packed is no matter. */
const BLOCK = 2_000;
/** What zlib takes at least, in bytes. */
const LEAST_CHUNK = 64;

/** Exchanges of one scenario, packed. */
interface Piece {
  readonly bytes: Buffer;
  /** Of the text that it is when unpacked. */
  readonly size: number;
}

/**
 * Keeps exchanges packed as compressed JSON, block by block: objects cost several times more memory than their text, and
 * that ten times more than it has to. A deep run has more than a hundred thousand of them.
 */
export class ExchangeLog implements Exchanges {
  /** The exchanges of each scenario by themselves: whoever wants those of one does not unpack those of all others. */
  readonly #blocks: (readonly Piece[])[] = [];
  /** By their scenario: a long run has many blocks, and each scenario is in few of them. */
  readonly #pieces = new Map<string, Piece[]>();
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
    const block = [...grouped(this.#open, ({ scenario }) => scenario)].map(([scenario, some]) => {
      const piece = packed(some);
      const mine = this.#pieces.get(scenario);
      if (mine === undefined) this.#pieces.set(scenario, [piece]);
      else mine.push(piece);
      return piece;
    });
    this.#blocks.push(block);
    this.#open = [];
  }

  of(scenario: string): readonly Exchange[] {
    const open = this.#open.filter((exchange) => exchange.scenario === scenario);
    return [...(this.#pieces.get(scenario) ?? []).flatMap(unpacked), ...open];
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
      const all = block.flatMap(unpacked);
      yield* all.sort((one, other) => one.index - other.index);
    }
    yield* this.#open;
  }
}

/** Exchanges are so much alike that the fastest level makes them ten times smaller. */
function packed(exchanges: readonly Exchange[]): Piece {
  // A text of ASCII alone takes one byte for a character in memory, too, and is read twice as fast.
  const text = JSON.stringify(exchanges).replaceAll(/[\u0080-\uffff]/g, escaped);
  // A copy: what zlib returns holds on to the whole block that it wrote into.
  const bytes = Buffer.from(deflateRawSync(Buffer.from(text, "latin1"), { level: 1 }));
  return { bytes, size: text.length };
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function unpacked({ bytes, size }: Piece): readonly Exchange[] {
  // All of it in one go: by default it comes in parts that are joined afterwards.
  const text = inflateRawSync(bytes, { chunkSize: Math.max(LEAST_CHUNK, size) }).toString("latin1");
  return JSON.parse(text) as readonly Exchange[];
}
