import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { COMPANY } from "../cast.ts";
import type { Step } from "../scenario.ts";
import type { FamilyContext } from "./family.ts";

const SELF = { viewer: "A", subject: "A" };
const MEMBER = { viewer: "B", subject: "A" };
const STRANGER = { viewer: "C", subject: "A" };

/** Long enough to tell an old activity from a new one. */
const QUIET = quickly({ type: "wait", ms: 1_500 });

/** One scenario that teaches what the specification leaves to the server, before anything is judged by it. */
export function preflightDraft({ profile: { rules } }: FamilyContext): Draft {
  const hasSetPresence = rules.setPresenceValues.length > 0;
  return {
    title: "Learns what the server does where the specification leaves it free.",
    machine: "presence",
    cast: COMPANY,
    acts: [
      quickly({ type: "look", user: "B", at: "A" }, [SELF]),
      ...presenceAtAll(),
      ...statusMessages(),
      ...activity(),
      ...(hasSetPresence ? suppressed() : []),
      ...profileAndSnapshots(),
      ...ownStream(),
      ...(rules.presenceLists ? lists() : []),
      ...burst(),
    ],
    decides: ["PRES-META-001", "PRES-STATE-012"],
  };
}

function presenceAtAll(): readonly Act[] {
  return [
    put({ message: "fresh" }, [SELF, MEMBER, STRANGER]),
    quickly({ type: "look", user: "D", at: "A" }, [STRANGER]),
  ];
}

function statusMessages(): readonly Act[] {
  return [
    put({ message: "none" }, [SELF, MEMBER]),
    put({ message: "fresh" }, [SELF]),
    put({ message: "same" }, [SELF]),
    put({ message: "empty" }, [SELF]),
    put({ message: "fresh" }, [SELF]),
  ];
}

/** What counts as activity: the same level again, a lower level, a stream request. */
function activity(): readonly Act[] {
  return [
    QUIET,
    put({ message: "fresh" }, [SELF, MEMBER]),
    ...messages(),
    QUIET,
    put({ presence: "unavailable", message: "fresh" }, [SELF, MEMBER]),
    QUIET,
    quickly({ type: "poll", user: "A", setPresence: "default" }, [SELF, MEMBER]),
    QUIET,
    quickly({ type: "poll", user: "A", setPresence: "default" }, [SELF, MEMBER]),
  ];
}

/** Does each message move the age that a look shows, or is activity counted in steps? */
function messages(): readonly Act[] {
  const message = quickly({ type: "sendMessage", user: "A", room: "r1" }, [SELF, MEMBER]);
  return [QUIET, message, QUIET, message];
}

function suppressed(): readonly Act[] {
  return [
    put({ message: "fresh" }, [SELF]),
    quickly({ type: "poll", user: "A", setPresence: "offline" }, [SELF, MEMBER]),
    quickly({ type: "look", user: "B", at: "A" }, [SELF, MEMBER]),
  ];
}

function profileAndSnapshots(): readonly Act[] {
  return [
    put({ message: "fresh" }, [SELF]),
    quickly({ type: "snapshot", user: "B" }),
    quickly({ type: "rename", user: "A", value: "fresh" }, [SELF, MEMBER]),
  ];
}

function ownStream(): readonly Act[] {
  return [
    quickly({ type: "connect", user: "A", setPresence: "default" }, [SELF]),
    put({ message: "fresh" }, [SELF]),
    quickly({ type: "disconnect", user: "A" }, [SELF]),
  ];
}

/** Nobody can accept an invitation to a list through the API: does the server do it by itself? */
function lists(): readonly Act[] {
  return [
    quickly({ type: "changeList", user: "A", invite: ["C"], drop: [] }),
    quickly({ type: "lookList", user: "A", at: "A" }),
    quickly({ type: "changeList", user: "A", invite: [], drop: ["C"] }),
    quickly({ type: "lookList", user: "A", at: "A" }),
  ];
}

/** Several writes at once: is there a rate limit? */
function burst(): readonly Act[] {
  return [1, 2, 3, 4, 5].map((count) => put({ message: "fresh" }, count === 5 ? [SELF, MEMBER] : []));
}

function put(how: Partial<Extract<Command, { type: "setPresence" }>>, looks: Step["looks"]): Act {
  return quickly({ type: "setPresence", user: "A", presence: "online", message: "fresh", ...how }, looks);
}

/** Without a fence: the preflight only has to learn. */
function quickly(command: Command, looks: Step["looks"] = []): Act {
  return act(command, { looks, fence: false });
}
