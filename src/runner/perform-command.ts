import type { Command } from "../model/command.ts";
import { allDone } from "./all-done.ts";
import { changeList, changeProfile, look, lookList, setPresence } from "./presence-commands.ts";
import { openSession } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { refuse } from "./refuse-command.ts";
import {
  changeMembership,
  openNewRoom,
  readRoom,
  sendMessage,
  sendReceipt,
  sendState,
  sendTyping,
} from "./room-commands.ts";
import { accountOf, type Scene } from "./scene.ts";
import { connect, disconnect, pause, poll, pollFiltered, resume, snapshot } from "./stream-commands.ts";
import { elapse, wait } from "./time-commands.ts";

type Performers = {
  readonly [T in Command["type"]]: (scene: Scene, command: Extract<Command, { type: T }>) => Promise<unknown>;
};

const PERFORMERS: Performers = {
  setPresence,
  refuse,
  look,
  connect,
  disconnect,
  poll,
  sendMessage,
  sendState,
  sendTyping,
  sendReceipt,
  createRoom: openNewRoom,
  join: changeMembership,
  leave: changeMembership,
  invite: changeMembership,
  kick: changeMembership,
  ban: changeMembership,
  unban: changeMembership,
  rename: changeProfile,
  changeAvatar: changeProfile,
  changeList,
  lookList,
  logIn: openSession,
  logOut: (scene, { user, device }) => logOut(scene, accountOf(scene, user), device),
  pause,
  resume,
  snapshot,
  pollFiltered,
  readRoom,
  wait,
  elapse,
  together: (scene, { commands }) => allDone(commands.map((command) => performCommand(scene, command))),
};

/**
 * Turns a command into requests and records what comes of them. What the server answers is for the judge.
 *
 * @throws Error when the scenario names somebody, or something, that it does not have
 */
export async function performCommand(scene: Scene, command: Command): Promise<void> {
  const perform = PERFORMERS[command.type] as (scene: Scene, command: Command) => Promise<unknown>;
  await perform(scene, command);
}
