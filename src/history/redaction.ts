import { percentEncoded } from "./percent-encoded.ts";

/** Knows the secrets of a run and takes them out of whatever is written down. */
export interface Redactor {
  /** From now on this text is written nowhere, nor is its percent-encoded form. */
  learn(secret: string): void;
  readonly text: (text: string) => string;
  /** Whether a key of this name holds a secret, known or not. */
  readonly hides: (key: string) => boolean;
}

export const REDACTED = "<redacted>";

/** A shorter text is no secret: taking it out would only spoil the record. */
const SHORTEST = 4;
/** Texts shorter than this are only taken out where they stand alone, not inside of a word. */
const SHORTEST_INSIDE = 8;
/** Words of the protocol: a server that hands one out as a token must not blind the judge. */
const WORDS = new Set(
  "online offline unavailable free_for_chat hidden busy join invite leave ban knock null true false presence m.presence".split(
    " ",
  ),
);
const SECRET_KEYS = new Set([
  "access_token",
  "refresh_token",
  "login_token",
  "password",
  "shared_secret",
  "mac",
  "nonce",
  "as_token",
]);
const FILTER_SIZE = 1 << 16;

/**
 * A redactor that knows nothing yet. Searching costs next to nothing where no secret is, however many it knows: the
 * first four characters of every secret are marked in a filter, and only marked places are looked at closely.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  /** By their start and then by their length, the longest first: the tokens of one server begin alike. */
  const byStart = new Map<string, Map<number, Set<string>>>();
  const filter = new Uint8Array(FILTER_SIZE);

  const add = (secret: string) => {
    if (secret.length < SHORTEST || known.has(secret) || WORDS.has(secret)) return;
    known.add(secret);
    filter[hashAt(secret, 0)] = 1;
    const start = secret.slice(0, SHORTEST);
    const alike = byStart.get(start) ?? new Map<number, Set<string>>();
    const as = alike.get(secret.length);
    if (as !== undefined) as.add(secret);
    else
      byStart.set(
        start,
        new Map(
          [...alike, [secret.length, new Set([secret])] as const].sort(([one], [other]) => other - one),
        ),
      );
  };

  const secretAt = (text: string, at: number): string | undefined => {
    if (filter[hashAt(text, at)] === 0) return undefined;
    for (const [length, secrets] of byStart.get(text.slice(at, at + SHORTEST)) ?? []) {
      const found = text.slice(at, at + length);
      if (secrets.has(found) && standsAlone(text, at, found)) return found;
    }
    return undefined;
  };

  const clean = (text: string): string => {
    if (known.size === 0 || text.length < SHORTEST) return text;
    let cleaned = "";
    let copied = 0;
    for (let at = 0; at <= text.length - SHORTEST; at++) {
      const secret = secretAt(text, at);
      if (secret === undefined) continue;
      cleaned += text.slice(copied, at) + REDACTED;
      copied = at + secret.length;
      at = copied - 1;
    }
    return copied === 0 ? text : cleaned + text.slice(copied);
  };

  return {
    learn: (secret) => {
      add(secret);
      const encoded = percentEncoded(secret);
      add(encoded);
      add(encoded.replaceAll(/%[0-9A-F]{2}/gu, (code) => code.toLowerCase()));
      add(JSON.stringify(secret).slice(1, -1));
    },
    text: clean,
    hides: (key) => SECRET_KEYS.has(key),
  };
}

function standsAlone(text: string, at: number, secret: string): boolean {
  if (secret.length >= SHORTEST_INSIDE) return true;
  return !isWordAt(text, at - 1) && !isWordAt(text, at + secret.length);
}

function isWordAt(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at));
}

function hashAt(text: string, at: number): number {
  const high = Math.imul(text.charCodeAt(at), 31) + text.charCodeAt(at + 1);
  const low = Math.imul(text.charCodeAt(at + 2), 31) + text.charCodeAt(at + 3);
  return (Math.imul(high, 1031) + low) & (FILTER_SIZE - 1);
}
