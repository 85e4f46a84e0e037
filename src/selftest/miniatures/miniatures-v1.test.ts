import { expect, it } from "vitest";
import { MINIATURES } from "../../server/miniatures/miniatures.ts";
import { runMiniature } from "./run-miniature.ts";

it.each(MINIATURES.map((miniature) => [miniature.name, miniature] as const))(
  "a run on %s ends as it has to, by v1",
  async (_name, miniature) => {
    const ended = await runMiniature(miniature, { profile: "v1" });
    const { ends } = miniature;
    expect({ ...ended, ends }).toEqual({ ...ended, ends, isRight: true });
  },
);
