import type { FilterChoice } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { COMPANY } from "../cast.ts";
import { put } from "../put.ts";
import type { Family } from "./family.ts";

const FILTERS: readonly FilterChoice[] = [
  "types-presence",
  "not-types-presence",
  "not-types-all",
  "senders-subject",
  "not-senders-subject",
  "senders-nobody",
  "types-other",
];
const SNAPSHOT = act({ type: "snapshot", user: "B" });
const READ_ROOM = act({ type: "readRoom", user: "B", room: "r1" });
/** Whoever is shown may read what shows them: a second reader, while others are `online`. */
const KEEPER_READS = act({ type: "readRoom", user: "A", room: "r1" });

/** Streams begun anew, filtered streams, and the rooms where presence must not be. */
export const snapshots: Family = {
  name: "snapshots",
  drafts: {
    standard: ({ profile }) => [
      fresh(),
      later(),
      ...(profile.binding.stream === "sync" ? FILTERS.map(filtered) : []),
    ],
  },
};

function fresh(): Draft {
  return draft("A new stream begins with who is there; rooms do not hold presence.", [
    act(put("A", "online")),
    act(put("D", "unavailable")),
    SNAPSHOT,
    act({ type: "snapshot", user: "C" }),
    KEEPER_READS,
    act(put("A", "unavailable")),
    act(put("D", "offline")),
    SNAPSHOT,
    act({ type: "sendMessage", user: "A", room: "r1" }),
    READ_ROOM,
  ]);
}

/** When nothing can be late any more: what an earlier beginning has shown does not matter to a later one. */
function later(): Draft {
  const REST = act({ type: "wait", ms: 9_500 });
  return draft("A stream begun anew shows what is, not what an earlier one began with.", [
    act(put("A", "online")),
    act(put("D", "unavailable")),
    REST,
    SNAPSHOT,
    act(put("A", "unavailable")),
    act(put("D", "online")),
    REST,
    SNAPSHOT,
  ]);
}

function filtered(filter: FilterChoice): Draft {
  const poll = act({ type: "pollFiltered", user: "B", filter });
  const stored = act({ type: "pollFiltered", user: "B", filter, stored: true });
  return draft(`A filtered stream, initial and incremental: ${filter}.`, [
    act(put("A", "online")),
    act(put("D", "online")),
    poll,
    stored,
    act(put("A", "unavailable")),
    act(put("D", "unavailable")),
    poll,
    stored,
    act(put("A", "online")),
    poll,
    act({ type: "snapshot", user: "B", filter }),
  ]);
}

function draft(title: string, acts: readonly Act[]): Draft {
  return { title, machine: "presence", cast: COMPANY, acts };
}
