import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { streamChoices } from "../charts/presence-events.ts";
import { TRIO } from "../cast.ts";
import { put, putFrom } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { repeat } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";

const CAST: Cast = { ...TRIO, devices: [{ user: "A", device: "d2" }] };
const CONNECT = { type: "connect", user: "A", setPresence: "default" } as const satisfies Command;
const CONNECT_SECOND = { ...CONNECT, device: "d2" } as const satisfies Command;
const DISCONNECT = { type: "disconnect", user: "A" } as const satisfies Command;
const POLL = { type: "poll", user: "A", setPresence: "default" } as const satisfies Command;
const LOOKS = [
  { viewer: "A", subject: "A" },
  { viewer: "B", subject: "A" },
];
const REST = act({ type: "wait", ms: 1_500 }, { looks: LOOKS });

/** What connecting to a stream does to its own user: by poll, by long-poll, over and over. */
export const streams: Family = {
  name: "streams",
  drafts: {
    standard: (context) => [
      neverSeen(),
      held(),
      loginAlone(),
      loggedOut(),
      messageKept(context),
      offAndOn(),
      ...(context.profile.rules.setPresenceValues.length > 0 ? [suppressed(context)] : []),
    ],
  },
};

/** `D` has only registered: to come into a room may be activity, and activity may make somebody online. */
function neverSeen(): Draft {
  return {
    ...draft("A user nobody has seen is not online; with the first stream request they are.", [
      act({ type: "look", user: "D", at: "D" }, { looks: [{ viewer: "D", subject: "D" }], fence: false }),
      act({ type: "look", user: "B", at: "A" }, { looks: LOOKS }),
      act(POLL, { looks: LOOKS }),
      REST,
      act(POLL, { looks: LOOKS }),
    ]),
    cast: { ...CAST, users: [...CAST.users, "D"] },
    decides: ["PRES-STATE-012"],
  };
}

function held(): Draft {
  return draft("A stream that is kept open keeps its user online.", [
    act(CONNECT, { looks: LOOKS }),
    REST,
    act(put("A", "online")),
    REST,
    act(DISCONNECT, { looks: LOOKS, fence: false }),
    act(CONNECT, { looks: LOOKS }),
    REST,
    act(DISCONNECT, { looks: LOOKS, fence: false }),
  ]);
}

function loginAlone(): Draft {
  return draft("Logging in is not connecting.", [
    act(put("A", "offline")),
    act({ type: "logIn", user: "A", device: "d3" }, { looks: LOOKS }),
    REST,
    act(put("A", "unavailable")),
    act({ type: "logIn", user: "A", device: "d4" }, { looks: LOOKS }),
    REST,
  ]);
}

function loggedOut(): Draft {
  return draft("A session that logged out sets nothing; the other session goes on.", [
    act(CONNECT),
    act(CONNECT_SECOND),
    act(putFrom("d2", "A", "online")),
    act({ type: "logOut", user: "A", device: "d2" }, { looks: LOOKS }),
    REST,
    act({ type: "refuse", user: "A", fault: "put-logged-out-token" }, { looks: LOOKS }),
    act(put("A", "online")),
    act(DISCONNECT),
  ]);
}

function messageKept({ profile }: FamilyContext): Draft {
  const polls = streamChoices(profile.rules).map((setPresence): Act =>
    act({ type: "poll", user: "A", setPresence }, { looks: LOOKS }),
  );
  return draft("Streams move the level, and leave the status message.", [
    act(put("A", "unavailable")),
    ...repeat(polls, 2),
    act(put("A", "online")),
    ...polls,
    act(CONNECT, { looks: LOOKS }),
    act(DISCONNECT, { looks: LOOKS }),
  ]);
}

function offAndOn(): Draft {
  return draft("Connecting and disconnecting over and over.", [
    ...repeat([act(CONNECT, { looks: LOOKS }), act(DISCONNECT, { looks: LOOKS })], 6),
    act(put("A", "offline")),
    ...repeat([act(POLL, { looks: LOOKS }), act(put("A", "offline"))], 4),
  ]);
}

function suppressed({ profile }: FamilyContext): Draft {
  const open = act({ ...CONNECT, setPresence: "offline" }, { looks: LOOKS });
  const close = act(DISCONNECT, { looks: LOOKS });
  return draft("A stream that asks for `offline` never makes its user online.", [
    open,
    REST,
    close,
    ...profile.rules.presenceValues.flatMap((level) => [act(put("A", level)), open, REST, close]),
    act(put("A", "offline")),
    act({ type: "poll", user: "A", setPresence: "offline" }, { looks: LOOKS }),
  ]);
}

function draft(title: string, acts: readonly Act[]): Draft {
  return { title, machine: "presence", cast: CAST, acts };
}
