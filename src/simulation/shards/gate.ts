export interface GateOptions<In, Out> {
  /** How many shards wait for each other. */
  readonly count: number;
  /** Makes one thing of what all have brought. Called once, when the last of them has come. */
  readonly open: (brought: readonly In[]) => Out;
  /** Lets a shard through. */
  readonly pass: (shard: number, opened: Out) => void;
}

/** Where all shards wait for each other. Who comes once more, since its process was lost, is let through at once. */
export class Gate<In, Out> {
  readonly #options: GateOptions<In, Out>;
  readonly #brought = new Map<number, In>();
  #opened: { readonly value: Out } | undefined;

  constructor(options: GateOptions<In, Out>) {
    this.#options = options;
  }

  come(shard: number, brought: In): void {
    const { count, open, pass } = this.#options;
    this.#brought.set(shard, brought);
    if (this.#opened !== undefined) return pass(shard, this.#opened.value);
    if (this.#brought.size < count) return;
    this.#opened = { value: open([...this.#brought.values()]) };
    for (let other = 0; other < count; other++) pass(other, this.#opened.value);
  }
}
