/** Who is who and what is where on the server, as far as a shard has made it: by number. */
export interface Settled {
  readonly users: Readonly<Record<number, string>>;
  readonly rooms: Readonly<Record<number, string>>;
}

/** The newest version of each of a shard's users that was sent, and that the server has taken: of presence, and of names. */
export type Vectors = readonly {
  readonly issued: Readonly<Record<number, number>>;
  readonly acked: Readonly<Record<number, number>>;
}[];

/** What a shard tells of its users when nobody does anything any more. */
export interface Conclusion {
  readonly vectors: Vectors;
  /** Who may have been elsewhere than their versions say: they left and came back, or a request of theirs is in doubt. */
  readonly strayed: readonly number[];
  /** Whether news of different users were seen to come out of order. */
  readonly isOutOfOrder: boolean;
}

/** Where shards wait for each other. What one knows all know afterwards. */
export interface Together {
  /** Everybody is registered, and every room is there. */
  settle(own: Settled): Promise<Settled>;
  /** Everybody is in their rooms. */
  joined(): Promise<void>;
  /** Everybody who is there from the beginning has come. @returns for how long the load has been on already, in ms */
  opened(): Promise<number>;
  /** Nobody does anything any more, and all is answered. */
  loaded(own: Conclusion): Promise<Conclusion>;
  /** Everything that is wrong was found: until then others may ask for what is known here. */
  found(): Promise<void>;
}

/** A shard that is all of it waits for nobody. */
export const ALONE: Together = {
  settle: (own) => Promise.resolve(own),
  joined: () => Promise.resolve(),
  opened: () => Promise.resolve(0),
  loaded: (own) => Promise.resolve(own),
  found: () => Promise.resolve(),
};
