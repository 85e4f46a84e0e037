import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import { EXPECTATIONS_FORMAT, type ExpectationsFile, expectationsFileSchema } from "./expectations-schema.ts";
import { ExpectationsError } from "./expectations-error.ts";

/** Nothing is listed: what a first `--update-expectations` begins with. */
export const NO_EXPECTATIONS: ExpectationsFile = { format: EXPECTATIONS_FORMAT, expectations: [] };

/**
 * The expectations in a file's text.
 *
 * @throws ExpectationsError that names the place
 */
export function parseExpectations(text: string): ExpectationsFile {
  const { success, data, error } = expectationsFileSchema.safeParse(parseJson(text));
  if (!success) {
    const [issue] = error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "the top" : issue.path.join(".");
    throw refused(`a list of the shipped schema, found a fault at ${place} (${issue?.message ?? "unknown"})`);
  }
  const keys = data.expectations.map(keyOf);
  const twice = keys.find((key, place) => keys.indexOf(key) !== place);
  if (twice !== undefined) throw refused(`each name once in a profile, found ${twice} twice`);
  return data;
}

/** What an entry is about: a file has one entry for it. */
export function keyOf({ requirement, scenario, profile }: ExpectedVerdict): string {
  const name = requirement ?? scenario ?? "";
  return profile === undefined ? name : `${name} (${profile})`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused("JSON, found none", cause);
  }
}

function refused(what: string, cause?: unknown): ExpectationsError {
  return new ExpectationsError(
    `Cannot read expectations: wanted ${what}.`,
    "schemas/expectations.schema.json has the shape; --update-expectations writes such a file from a run.",
    cause === undefined ? {} : { cause },
  );
}
