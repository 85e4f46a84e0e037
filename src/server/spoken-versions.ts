import type { ProfileId } from "../spec/requirement.ts";

const SPOKEN: Readonly<Record<ProfileId, readonly string[]>> = {
  seed: [],
  "seed-strict": [],
  "v0.2-r0.1": ["r0.0.1", "r0.1.0"],
  "r0.2-r0.3": ["r0.2.0", "r0.3.0"],
  "r0.4": ["r0.4.0"],
  "r0.6": ["r0.5.0", "r0.6.0", "r0.6.1"],
  v1: [
    "v1.1",
    "v1.2",
    "v1.3",
    "v1.4",
    "v1.5",
    "v1.6",
    "v1.7",
    "v1.8",
    "v1.9",
    "v1.10",
    "v1.11",
    "v1.12",
    "v1.13",
    "v1.14",
  ],
  "v1-latest": ["v1.15", "v1.16", "v1.17", "v1.18", "v1.19"],
  main: ["v1.19", "v1.20"],
};

/** The releases of a profile, as `/versions` names them; the seed had no such endpoint. */
export function spokenVersions(id: ProfileId): readonly string[] {
  return SPOKEN[id];
}
