import type { Exchange } from "../../history/history.ts";
import { FIRST_DEVICE } from "../../runner/account-name.ts";
import { callLines } from "./call-lines.ts";
import { FENCE } from "./names.ts";
import type { CheckPlan } from "./plan-check.ts";
import { type Line, plain, word } from "./script.ts";
import { asking, type ScriptStream } from "./streams.ts";
import { observersOf } from "./observers-of.ts";
import { placeAt, type Told } from "./told.ts";

/** Users, sessions and rooms, and the streams that are read from the beginning on. */
export function setUpLines(told: Told, check: CheckPlan): readonly Line[] {
  const { performed, names } = told;
  const before = performed.exchanges
    .filter(({ sent }) => placeAt(told, sent) < 0)
    .toSorted((one, other) => one.sent - other.sent || one.index - other.index);
  const isWanted = ({ user }: Exchange) => names.userOf(user ?? "") !== FENCE;
  const registered = [...names.users.values()].filter((name) => name !== FENCE);
  const users = check.fenced.length + check.fencedPlaces.size > 0 ? [...registered, FENCE] : registered;
  const logIns = before.filter(
    ({ operation, device }) => operation.kind === "logIn" && device !== FIRST_DEVICE,
  );
  // A server may go by the order in which somebody came into their rooms.
  const rooms = before
    .filter((exchange) => exchange.operation.kind === "createRoom" && isWanted(exchange))
    .map((made) => ({ made, joins: joinsOf(before, made) }))
    .toSorted(
      (one, other) =>
        lastOf(one).received - lastOf(other).received || lastOf(one).index - lastOf(other).index,
    );
  return [
    { kind: "say", text: `${sayList(users)} ${users.length === 1 ? "registers" : "register"}.` },
    ...users.flatMap((name) => [
      word("register", plain(name)),
      ...before
        .filter(({ operation, user }) => operation.kind === "register" && names.userOf(user ?? "") === name)
        .flatMap((exchange) => check.after(exchange)),
    ]),
    ...logIns.flatMap((exchange) => callLines(told, check, exchange)),
    ...rooms.flatMap((room) => roomLines(told, check, room)),
    ...fenceRooms(told, check),
    ...observersOf(told).flatMap((stream) => readLines(told, check, stream)),
  ];
}

interface Made {
  readonly made: Exchange;
  readonly joins: readonly Exchange[];
}

function joinsOf(before: readonly Exchange[], { operation: made }: Exchange): readonly Exchange[] {
  const room = made.kind === "createRoom" ? made.room : "";
  return before.filter(({ operation }) => operation.kind === "join" && operation.room === room);
}

function lastOf({ made, joins }: Made): Exchange {
  return joins.at(-1) ?? made;
}

function roomLines(told: Told, check: CheckPlan, { made, joins }: Made): readonly Line[] {
  const { names } = told;
  const { operation } = made;
  const room = operation.kind === "createRoom" ? operation.room : "";
  const members = joins.map(({ user }) => names.userOf(user ?? ""));
  const others =
    members.length === 0 ? "" : `, which ${sayList(members)} ${members.length === 1 ? "joins" : "join"}`;
  return [
    {
      kind: "say",
      text: `${names.userOf(made.user ?? "")} creates the room ${names.roomOf(room)}${others}.`,
    },
    ...[made, ...joins].flatMap((exchange) => [
      ...callLines(told, check, exchange),
      word("must", plain(exchange === made ? `the creation of ${names.roomOf(room)}` : "a join")),
      ...(exchange === made ? [takeRoom(names.roomOf(room))] : []),
    ]),
  ];
}

function takeRoom(name: string): Line {
  return { kind: "take", name, field: "room_id", what: "room id" };
}

/** A private room with whoever reads a stream that has to be seen to move on. */
function fenceRooms(told: Told, { fenced, fencedPlaces }: CheckPlan): readonly Line[] {
  const { profile } = told;
  const read = [...fenced, ...(fencedPlaces.size === 0 ? [] : observersOf(told))];
  return [...new Set(read.map(({ session }) => session))].flatMap((session, place) => {
    const user = session.split("_")[0] ?? session;
    const room = `fence_room_${place + 1}`;
    return [
      {
        kind: "say",
        text: `${FENCE} shares a room with ${user}, to show later that ${user}'s stream has moved on.`,
      },
      word("ask", plain(FENCE), plain("POST"), plain(`${profile.binding.prefix}/createRoom`), {
        text: [`{"visibility":"private","preset":"private_chat","invite":["`, { name: user }, `"]}`],
      }),
      word("must", plain("the creation of a room")),
      takeRoom(room),
      word(
        "ask",
        plain(session),
        plain("POST"),
        { text: [`${profile.binding.prefix}/rooms/`, { name: room, isEncoded: true }, "/join"] },
        plain("{}"),
      ),
      word("must", plain("a join")),
    ] satisfies readonly Line[];
  });
}

/** A stream is opened, and read on in the background. */
export function readLines(told: Told, check: CheckPlan, stream: ScriptStream): readonly Line[] {
  const [first] = stream.exchanges;
  return [
    word("read_stream", ...asking(stream), { number: stream.seconds }),
    ...(first === undefined ? [] : check.after(first)),
  ];
}

/** @example sayList(["A", "B", "C"]) // "A, B and C" */
export function sayList(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
