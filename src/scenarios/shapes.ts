import type { Actor } from "../model/command.ts";
import type { Ms } from "../time/clock.ts";
import { act, type Act } from "./act.ts";
import type { Edge, Graph } from "./graph.ts";
import { edgesByNode } from "./graph.ts";
import type { Cast } from "./scenario.ts";
import type { Path } from "./tour.ts";

/** The same acts n times over: what goes wrong at the n-th time only shows on one subject. */
export function repeat(acts: readonly Act[], times: number): readonly Act[] {
  return Array.from({ length: times }, () => acts).flat();
}

/** More observers in the first room: what only the first, or the first ten, are told. */
export function widen(cast: Cast, observers: number): Cast {
  const more = Array.from({ length: observers }, (_, index) => `O${index + 1}`);
  return {
    ...cast,
    users: [...cast.users, ...more],
    observers: [...cast.observers, ...more],
    rooms: cast.rooms.map((room, index) =>
      index === 0 ? { ...room, members: [...room.members, ...more] } : room,
    ),
  };
}

/** An observer is away during every second stretch of so many acts, and comes back. */
export function pause(acts: readonly Act[], observer: Actor, every: number): readonly Act[] {
  const paused: Act[] = [];
  let away = false;
  const turn = () => {
    paused.push(act({ type: away ? "resume" : "pause", user: observer }));
    away = !away;
  };
  for (const [index, one] of acts.entries()) {
    if (index % every === 0 && (index > 0 || every === 1)) turn();
    paused.push(one);
  }
  if (away) turn();
  return paused;
}

/** The actors take turns: the i-th act is done by the i-th of them. */
export function alternate(acts: readonly Act[], actors: readonly Actor[]): readonly Act[] {
  return acts.map((one, index) => {
    const user = actors[index % actors.length];
    if (user === undefined || !("user" in one.command)) return one;
    return { ...one, command: { ...one.command, user } };
  });
}

/** Time passes before, between and after the acts; looked at again when it has passed. */
export function spaced(acts: readonly Act[], ms: Ms, looks: NonNullable<Act["looks"]> = []): readonly Act[] {
  const rest = act({ type: "wait", ms }, { looks });
  return [rest, ...acts.flatMap((one) => [one, rest])];
}

/** A path of its own for every edge: the shortest way to where it begins, and the edge. */
export function split<Event>(
  graph: Graph<Event>,
  wanted: (edge: Edge<Event>) => boolean,
): readonly Path<Event>[] {
  const leaving = edgesByNode(graph);
  const ways = new Map<string, Path<Event>>([[graph.initial, []]]);
  const queue = [graph.initial];
  for (const node of queue) {
    for (const edge of leaving.get(node) ?? []) {
      if (ways.has(edge.to)) continue;
      ways.set(edge.to, [...(ways.get(node) ?? []), edge]);
      queue.push(edge.to);
    }
  }
  return graph.edges.filter(wanted).map((edge) => [...(ways.get(edge.from) ?? []), edge]);
}
