import type { Conclusion, Vectors } from "./together.ts";

/** What all shards tell of their users, as one. */
export function mergedConclusion(parts: readonly Conclusion[]): Conclusion {
  return {
    vectors: mergedVectors(parts.map(({ vectors }) => vectors)),
    strayed: parts.flatMap(({ strayed }) => strayed),
    isOutOfOrder: parts.some(({ isOutOfOrder }) => isOutOfOrder),
  };
}

function mergedVectors(parts: readonly Vectors[]): Vectors {
  const [first = []] = parts;
  return first.map((_, track) => ({
    issued: Object.assign(
      {},
      ...parts.map((vectors) => vectors[track]?.issued ?? {}),
    ) as Vectors[number]["issued"],
    acked: Object.assign(
      {},
      ...parts.map((vectors) => vectors[track]?.acked ?? {}),
    ) as Vectors[number]["acked"],
  }));
}
