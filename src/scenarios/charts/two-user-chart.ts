import type { Actor, Command } from "../../model/command.ts";
import { isJoined, levelOf, type World } from "../../model/world.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import type { Profile } from "../../spec/profile.ts";
import { commandLabel } from "../command-label.ts";
import { edgeId, type Edge } from "../graph.ts";
import type { Chart } from "./chart.ts";
import { levelEvents } from "./presence-events.ts";
import { worldChartOf } from "./world-chart-of.ts";

const PAIR = ["A", "B"] as const;
const MACHINE = "world";

/**
 * Two users of one room: the level of each and whether they are joined, modulo symmetry: what `A` does to `B` and what
 * `B` does to `A` in the mirrored state are one edge, since the model knows no difference between users.
 */
export function twoUserChart({ rules }: Profile): Chart {
  const room = "r1";
  // In the early profiles a stream request asks how a level came about, which would double the states for little.
  const asks = rules.raise === "to-online";
  const events = PAIR.flatMap((user): readonly Command[] => [
    ...levelEvents(rules, user),
    ...(asks ? [{ type: "poll", user, setPresence: "default" } satisfies Command] : []),
    { type: "sendMessage", user, room },
    { type: "rename", user, value: "fresh" },
    { type: "join", user, room },
    { type: "leave", user, room },
  ]);
  const { graph } = worldChartOf({
    machine: MACHINE,
    input: {
      rules,
      policy: PLAIN_POLICY,
      users: [...PAIR, "K"],
      rooms: [{ name: room, joinRule: "public", joined: ["K"] }],
    },
    events: () => events,
    key: stateName,
    label: (command) => doer(command),
  });
  const edges = graph.edges.map((edge): Edge<Command> => ({
    ...edge,
    id: symmetricId(edge.from, edge.event),
  }));
  const ids = new Set(edges.map(({ id }) => id));
  return {
    graph: { ...graph, edges },
    edgeAt: (world, command) => {
      const id = symmetricId(stateName(world), command);
      return ids.has(id) ? id : undefined;
    },
  };
}

/** The same id for an edge and its mirror image. */
function symmetricId(state: string, command: Command): string {
  const one = edgeId(MACHINE, state, doer(command));
  const [first = "", second = ""] = state.split("/");
  const other = edgeId(MACHINE, `${second}/${first}`, doer(command, mirrored));
  return one < other ? one : other;
}

function doer(command: Command, name: (user: Actor) => Actor = (user) => user): string {
  return `${"user" in command ? name(command.user) : ""}.${commandLabel(command)}`;
}

function mirrored(user: Actor): Actor {
  if (user === "A") return "B";
  return user === "B" ? "A" : user;
}

function stateName(world: World): string {
  return PAIR.map((user) => `${levelOf(world, user)}${isJoined(world, "r1", user) ? "+r1" : ""}`).join("/");
}
