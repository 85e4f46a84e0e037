import type { Profile } from "../../spec/profile.ts";
import { exploredGraphs } from "./explored-graphs.ts";

/**
 * Which transitions of the model's machines each edge is, by the ids of both: what the steps of a history name, told in
 * the terms of the machines. An edge that stands for its mirror image, too, is the same transitions of either user.
 */
export function transitionsByEdge(profile: Profile): ReadonlyMap<string, readonly string[]> {
  const edges = exploredGraphs(profile).flatMap((graph) => graph.edges);
  return new Map(edges.map(({ id, transitions }) => [id, transitions]));
}
