import type { Exchange } from "../../history/history.ts";
import type { Command } from "../../model/command.ts";
import { sayCommand } from "../../scenarios/say-command.ts";
import type { Step } from "../../scenarios/scenario.ts";
import { callLines } from "./call-lines.ts";
import { fenceLine } from "./fence-line.ts";
import { FENCE } from "./names.ts";
import { observing, openedBy } from "./opened-by.ts";
import { observersRead } from "./observers-of.ts";
import type { CheckPlan } from "./plan-check.ts";
import { notTellable } from "./not-tellable.ts";
import { type Line, plain, word } from "./script.ts";
import { readLines, sayList } from "./set-up-lines.ts";
import { type Acted, fenceSettleLines, settleLines } from "./settle-lines.ts";
import { asking } from "./streams.ts";
import { commandsOf, streamOf, timeOf, type Told } from "./told.ts";

/** One step: what is done, what is waited for, and where is looked. */
export function stepLines(told: Told, check: CheckPlan, place: number): readonly Line[] {
  const step = told.performed.scenario.steps[place];
  if (step === undefined || place > check.lastPlace) return [];
  const calls = callsOf(told, place);
  const asked = calls.filter((call) => isOfCommand(told, step, { call, calls }));
  const looks = calls.filter((call) => !asked.includes(call)).toSorted(shownLast(check));
  const isRefused = asked.some(({ status = 0 }) => status >= 400 && status < 500);
  const waits = isRefused ? [] : settleLines(told, { step, place, asked });
  return [
    {
      kind: "say",
      text: `${place + 1}. ${sayStep(told, step, looks)}${sayStreams(check, place)}`,
    },
    ...check.before(place),
    ...(waits.length > 0 ? [mark(place)] : []),
    ...commandLines(told, check, { step, asked, place }),
    ...waits,
    ...(check.fencedPlaces.has(place) ? [fenceLine(observersRead(told, place))] : []),
    ...looks.flatMap((exchange) => callLines(told, check, exchange)),
    ...(check.isUnhurried && step.command.type !== "wait" ? [word("pause", { number: A_MOMENT })] : []),
    ...check.afterStep(place),
  ];
}

/** Looks of a step were sent at the same moment: the others may be part of what shows a fault in one of them. */
function shownLast(check: CheckPlan): (one: Exchange, other: Exchange) => number {
  const isShown = (exchange: Exchange) => Number(check.after(exchange).length > 0);
  return (one, other) => isShown(one) - isShown(other);
}

/** Long enough for a stream to tell of one act before the next, in seconds. */
const A_MOMENT = 0.5;

function mark(place: number): Line {
  return { kind: "mark", name: `since_${place + 1}` };
}

/** The requests of a step but those of streams that are read in the background, fences that are no matter, and farewells. */
function callsOf(told: Told, place: number): readonly Exchange[] {
  const { performed, names } = told;
  const [from, until] = timeOf(told, place);
  const step = performed.scenario.steps[place];
  const isLast = place === performed.steps.length - 1;
  const endings = step === undefined ? 0 : commandsOf(step.command).filter(endsSession).length;
  let logOuts = 0;
  return performed.exchanges
    .filter(({ sent }) => sent >= from && sent < until)
    .toSorted((one, other) => one.sent - other.sent || one.index - other.index)
    .filter((exchange) => {
      if (exchange.operation.kind === "logOut") return !isLast || (logOuts += 1) <= endings;
      return streamOf(told, exchange)?.isFollowed !== true && exchange.operation.kind !== "getMembers";
    })
    .filter(({ user }) => names.userOf(user ?? "") !== FENCE);
}

function endsSession(command: Command): boolean {
  return command.type === "logOut" || (command.type === "refuse" && command.fault === "put-logged-out-token");
}

interface Call {
  readonly call: Exchange;
  readonly calls: readonly Exchange[];
}

/** The looks of a step come last; all else is its command's. */
function isOfCommand(told: Told, { command, looks }: Step, { call, calls }: Call): boolean {
  if (call.operation.kind !== "getPresence") return true;
  const readings = calls.filter(({ operation }) => operation.kind === "getPresence");
  const own = commandsOf(command).filter(({ type }) => type === "look").length;
  return readings.indexOf(call) < own || looks.length === 0;
}

function commandLines(told: Told, check: CheckPlan, { step, asked, place }: Acted): readonly Line[] {
  const { command } = step;
  const calls = asked.flatMap((exchange) => [
    ...callLines(told, check, exchange),
    ...fenceSettleLines(told, place, exchange),
  ]);
  switch (command.type) {
    case "together":
      return togetherLines(told, check, asked);
    case "wait":
      return [word("pause", { number: command.ms / 1_000 })];
    case "elapse":
      return elapseLines(told, command);
    case "connect":
      // What else is asked in this step is asked of a server that has the stream open.
      return [...connectionLines(told, check, { command, place }), ...calls];
    case "disconnect":
      return openedBy(told, command, place).map(({ name }) => word("end_stream", plain(name)));
    case "pause":
      return observing(told, command.user).map(({ name }) => word("end_stream", plain(name)));
    case "resume":
      return observing(told, command.user).map((stream) =>
        word("resume_stream", ...asking(stream), { number: stream.seconds }),
      );
    default:
      return calls;
  }
}

function togetherLines(told: Told, check: CheckPlan, asked: readonly Exchange[]): readonly Line[] {
  if (asked.some((exchange) => check.after(exchange).length > 0))
    throw notTellable("it shows in the answer to one of several requests that are sent at the same moment");
  return [{ kind: "together", lines: asked.flatMap((exchange) => callLines(told, check, exchange)) }];
}

function elapseLines(told: Told, { timer, user }: Extract<Command, { type: "elapse" }>): readonly Line[] {
  if (timer === "client") return [];
  const [seen] = [...told.streams.values()].filter(
    ({ isFollowed, session, name }) => isFollowed && session !== user && name === session,
  );
  return [
    word(
      "elapse",
      plain(seen?.name ?? "-"),
      { text: [{ name: user }] },
      plain(timer === "offline" ? "offline" : "unavailable"),
      { timer },
    ),
  ];
}

interface Connected {
  readonly command: Extract<Command, { type: "connect" }>;
  readonly place: number;
}

function connectionLines(told: Told, check: CheckPlan, { command, place }: Connected): readonly Line[] {
  const [from, until] = timeOf(told, place);
  const opened = [...told.streams.values()].filter(
    ({ isFollowed, exchanges: [first], name, session }) =>
      isFollowed && first !== undefined && first.sent >= from && first.sent < until && name !== session,
  );
  const earlier = openedBy(told, command, place).map(({ name }) => word("end_stream", plain(name)));
  return [
    ...earlier,
    ...opened.flatMap((stream) =>
      stream === check.gap ? [word("poll", ...asking(stream))] : readLines(told, check, stream),
    ),
  ];
}

/** Where it matters between which requests of a stream something is done. */
function sayStreams({ gap, renewed, lastPlace }: CheckPlan, place: number): string {
  if (renewed?.before === place)
    return ` Before that, the stream of ${renewed.stream.session} is asked anew.`;
  if (gap === undefined || place !== lastPlace) return "";
  return " That is between the first request of the stream and the next.";
}

function sayStep({ names }: Told, { command, expect, looks }: Step, seen: readonly Exchange[]): string {
  const told = expect.flatMap(({ subject, viewers, presence }) =>
    viewers.length === 0
      ? []
      : [
          `${sayList(viewers)} ${viewers.length === 1 ? "has" : "have"} to be told of ${subject}${presence === undefined ? "" : ` (${presence})`}`,
        ],
  );
  const looking =
    seen.length === 0 || looks.length === 0
      ? []
      : [
          `then ${sayList(seen.map(({ user }) => names.userOf(user ?? "")))} look${seen.length === 1 ? "s" : ""}`,
        ];
  return `${[sayCommand(command), ...told, ...looking].join("; ")}.`;
}
