import type { ProfileId } from "./requirement.ts";

/** The oldest profile that a server which advertises no version that we know can be held to. */
const UNKNOWN_VERSIONS: ProfileId = "v0.2-r0.1";

/**
 * The profile of the newest version that `/_matrix/client/versions` advertises. Versions that no profile covers are
 * passed over: patch levels and unstable names do not matter.
 *
 * @returns `v0.2-r0.1` when no advertised version is known: `/versions` itself appeared in r0.1.0.
 * @example profileFromVersions(["r0.6.1", "v1.11"]) // "v1"
 */
export function profileFromVersions(versions: readonly string[]): ProfileId {
  const newest = versions
    .map(parseVersion)
    .filter((version) => version !== undefined)
    .sort((a, b) => b.major - a.major || b.minor - a.minor)[0];
  return newest === undefined ? UNKNOWN_VERSIONS : profileOf(newest);
}

interface Version {
  readonly major: 0 | 1;
  readonly minor: number;
}

function parseVersion(text: string): Version | undefined {
  const [, family, minor] = /^(r0|v1)\.(\d+)(?:\.\d+)?$/.exec(text) ?? [];
  if (minor === undefined || text === "v1.0") return undefined;
  return { major: family === "v1" ? 1 : 0, minor: Number(minor) };
}

function profileOf({ major, minor }: Version): ProfileId {
  if (major === 1) return minor >= 20 ? "main" : minor >= 15 ? "v1-latest" : "v1";
  if (minor >= 5) return "r0.6";
  if (minor === 4) return "r0.4";
  return minor >= 2 ? "r0.2-r0.3" : "v0.2-r0.1";
}
