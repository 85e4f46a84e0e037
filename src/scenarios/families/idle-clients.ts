import { CLIENT_IDLE_MAX_MS, CLIENT_IDLE_MIN_MS, CLIENT_SAYS } from "../../model/idle-client.ts";
import type { Ms } from "../../time/clock.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { TRIO } from "../cast.ts";
import { type ClientEvent, clientGraph, clientMachine, clientState } from "../charts/client-chart.ts";
import type { Edge } from "../graph.ts";
import { put } from "../put.ts";
import { type Path, tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";

/** Clients with the idle timeout of the seed, at both ends of its range, and at the boundary of the timer. */
export const idleClients: Family = {
  name: "idle-clients",
  drafts: {
    standard: (context) => tours(context, CLIENT_IDLE_MIN_MS),
    deep: (context) => tours(context, CLIENT_IDLE_MAX_MS),
  },
};

function tours({ random }: FamilyContext, idleMs: Ms): readonly Draft[] {
  const machine = clientMachine(idleMs);
  const graph = clientGraph(idleMs);
  const paths = tour(graph, { criterion: "transitions", maxSteps: 8, random: random(machine) });
  return paths.map((path, index) => ({
    title: `A client that idles after ${idleMs / 60_000} min, part ${index + 1} of ${paths.length}.`,
    machine,
    cast: TRIO,
    acts: actsOf(path),
    decides: path.flatMap(({ requirements }) => requirements),
  }));
}

/** What the client does is seen by the server only as what it then says; time that passes is a wait. */
function actsOf(path: Path<ClientEvent>): readonly Act[] {
  return path.flatMap((edge) => {
    const says = act(put("A", CLIENT_SAYS[clientState(edge.to)]), { edges: [edge.id] });
    if (edge.event.type !== "TIME") return [says];
    const wait = { type: "wait", ms: edge.event.ms ?? 0 } as const;
    return tells(edge) ? [act(wait), says] : [act(wait, { edges: [edge.id] })];
  });
}

function tells(edge: Edge<ClientEvent>): boolean {
  return clientState(edge.from) !== clientState(edge.to);
}
