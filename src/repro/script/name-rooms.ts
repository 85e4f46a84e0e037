import type { Exchange, RoomId, UserId } from "../../history/history.ts";
import type { Command, RoomName } from "../../model/command.ts";
import type { Cast } from "../../scenarios/scenario.ts";
import type { PerformedScenario } from "../stage.ts";

/** The room that nobody of the cast is in. */
const ELSEWHERE = "elsewhere";

/**
 * What the rooms of a performance are called: as the commands call them that were performed in them; of the others, rooms
 * with the same people are alike.
 */
export function nameRooms(
  { scenario, steps, exchanges }: PerformedScenario,
  users: ReadonlyMap<UserId, string>,
): ReadonlyMap<RoomId, RoomName> {
  const names = new Map<RoomId, RoomName>();
  for (const [place, { command, at }] of steps.entries()) {
    const until = steps[place + 1]?.at ?? Number.POSITIVE_INFINITY;
    const during = exchanges.filter(({ sent }) => sent >= at && sent < until);
    for (const one of commandsIn(command)) {
      if (!("room" in one)) continue;
      const room = during.map(({ operation }) => roomIn(operation)).find((id) => id !== undefined);
      if (room !== undefined) names.set(room, one.room);
    }
  }
  const made = exchanges.filter(({ operation }) => operation.kind === "createRoom");
  for (const planned of scenario.cast.rooms) {
    if ([...names.values()].includes(planned.name)) continue;
    const found = made.find((exchange) => {
      const id = roomIn(exchange.operation);
      return id !== undefined && !names.has(id) && isThat(planned, exchange, { exchanges, users });
    });
    const id = found && roomIn(found.operation);
    if (id !== undefined) names.set(id, planned.name);
  }
  let others = 0;
  for (const { operation, user } of made) {
    const id = roomIn(operation);
    if (id === undefined || names.has(id)) continue;
    const maker = users.get(user ?? "");
    names.set(id, maker === "HELPER" ? ELSEWHERE : `fence_room_${(others += 1)}`);
  }
  return names;
}

function commandsIn(command: Command): readonly Command[] {
  return command.type === "together" ? command.commands : [command];
}

function roomIn(operation: Exchange["operation"]): RoomId | undefined {
  return "room" in operation ? operation.room : undefined;
}

function isThat(
  { creator, members }: Cast["rooms"][number],
  made: Exchange,
  {
    exchanges,
    users,
  }: { readonly exchanges: readonly Exchange[]; readonly users: ReadonlyMap<UserId, string> },
): boolean {
  const id = roomIn(made.operation);
  const joined = exchanges.flatMap(({ operation, user }) =>
    operation.kind === "join" && operation.room === id ? [users.get(user ?? "") ?? ""] : [],
  );
  return users.get(made.user ?? "") === creator && members.every((member) => joined.includes(member));
}
