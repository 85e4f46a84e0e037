import { expect, it } from "vitest";
import { MINIATURES } from "../../server/miniatures/miniatures.ts";
import { runMiniature } from "./run-miniature.ts";

it.each(MINIATURES.map((miniature) => [miniature.name, miniature] as const))(
  "a run on %s ends as it has to, by seed",
  async (_name, miniature) => {
    const ended = await runMiniature(miniature, { profile: "seed" });
    const { ends } = miniature;
    expect({ ...ended, ends }).toEqual({ ...ended, ends, isRight: true });
  },
);
