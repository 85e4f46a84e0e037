const HINTS = {
  "target-unreachable":
    "Is it running, and is the address right? --wait 60s waits for a server that is still starting.",
  "not-a-matrix-server":
    "Name the base URL under which /_matrix/client/versions answers, or the version with --profile.",
} as const;

/** The target did not say which versions it speaks. */
export class TargetSilent extends Error {
  override readonly name = "TargetSilent";
  readonly code: keyof typeof HINTS;
  readonly hint: string;

  constructor(code: keyof typeof HINTS, baseUrl: string, found: unknown) {
    super(
      `Cannot ask ${baseUrl} for its versions: wanted an answer to GET /_matrix/client/versions, found ${sayFound(found)}.`,
      found instanceof Error ? { cause: found } : {},
    );
    this.code = code;
    this.hint = HINTS[code];
  }
}

/** Node's connection errors have an empty message when several addresses were tried; then the code says more. */
function sayFound(found: unknown): string {
  if (!(found instanceof Error)) return String(found);
  const { code } = found as NodeJS.ErrnoException;
  return found.message === "" ? (code ?? found.name) : found.message;
}
