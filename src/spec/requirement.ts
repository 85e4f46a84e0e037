/** `PRES-<heading>-<number>`, for example `PRES-STATE-001`. Stable: an id is never given to another requirement. */
export type RequirementId = `PRES-${Heading}-${string}`;

/** The 17 headings of the catalogue, one file each. */
export type Heading =
  | "STATE"
  | "PUT"
  | "GET"
  | "EVT"
  | "PROP"
  | "SYNC"
  | "V1"
  | "LAA"
  | "CA"
  | "IDLE"
  | "LIST"
  | "PROF"
  | "VIS"
  | "ERR"
  | "LIFE"
  | "FED"
  | "META";

/**
 * How firmly the specification speaks: `must` an RFC keyword or a machine-readable schema; `declared` stated as plain
 * fact; `should`, `may` keywords; `definition`; `implied` follows from stated facts; `silent` not stated at all.
 */
export type Level = "must" | "declared" | "should" | "may" | "definition" | "implied" | "silent";

/** Where the seed document stands: verbatim, in a template hole, implied, companion text, outside it, or silent. */
export type SeedProvenance = "verbatim" | "hole" | "implied" | "companion" | "outside" | "silent";

/** How an observation is timed: at once, eventually, absence after a fence, a wait of the wall clock, or not observable. */
export type Timing = "direct" | "eventual" | "negative" | "wait" | "unobservable";

/** One sentence of the specification, in our own words, that a server can be held to. */
export interface Requirement {
  readonly id: RequirementId;
  readonly heading: Heading;
  readonly statement: string;
  readonly level: Level;
  /** The catalogue's own words on the level, with its doubts. */
  readonly levelNote: string;
  /** First and last version of the specification that has it, as profile ids. */
  readonly range: { readonly from: ProfileId; readonly to: ProfileId };
  readonly seed: readonly SeedProvenance[];
  /** File, line and version of the normative text. */
  readonly source: string;
  /** The observation that decides it. */
  readonly observe: string;
  readonly timing: readonly Timing[];
  /** The catalogue's own words on timing, with its bounds. */
  readonly timingNote: string;
  /** Wrong implementations that a check must catch. */
  readonly mutants: readonly string[];
}

/** Specification versions with the same rules, oldest first. */
export type ProfileId =
  | "seed"
  | "seed-strict"
  | "v0.2-r0.1"
  | "r0.2-r0.3"
  | "r0.4"
  | "r0.6"
  | "v1"
  | "v1-latest"
  | "main";
