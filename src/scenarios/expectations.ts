import type { Actor, Command } from "../model/command.ts";
import { sees } from "../model/visibility.ts";
import { isJoined, relationsOf } from "../model/world.ts";
import type { Profile } from "../spec/profile.ts";
import { certainLevel, type PossibleWorlds, surelyChanged } from "./possible-worlds.ts";
import type { Cast, Expectation } from "./scenario.ts";

/** The moment of a command: the worlds around it, and who is away. */
export interface Moment {
  readonly cast: Cast;
  readonly profile: Profile;
  readonly command: Command;
  readonly before: PossibleWorlds;
  readonly after: PossibleWorlds;
  /** Observers whose streams stand still, with the worlds as they last saw them. */
  readonly away: ReadonlyMap<Actor, PossibleWorlds>;
}

/**
 * The deliveries that the model demands after a command: what every open policy agrees is new, to every observer who
 * surely may see it before and after; after a join, to those who begin to.
 */
export function expectationsOf(moment: Moment): readonly Expectation[] {
  const { command } = moment;
  const found =
    command.type === "join"
      ? newlySeen(moment, command.room)
      : command.type === "resume"
        ? missed(moment, command.user)
        : changed(moment);
  return found.filter(({ viewers }) => viewers.length > 0);
}

/** Observers who are there and may see the subject both before and after. */
export function witnesses({ cast, before, after, away }: Moment, subject: Actor): readonly Actor[] {
  const [then, now] = [relationsOf(before.plain), relationsOf(after.plain)];
  return cast.observers.filter(
    (viewer) =>
      viewer !== subject && !away.has(viewer) && sees(then, viewer, subject) && sees(now, viewer, subject),
  );
}

function changed(moment: Moment): readonly Expectation[] {
  const { cast, command, before, after, profile } = moment;
  const renamed =
    profile.rules.raise === "any-rise" &&
    (command.type === "rename" || command.type === "changeAvatar") &&
    command.value === "fresh" &&
    certainLevel(after, command.user) !== undefined &&
    certainLevel(after, command.user) !== "offline";
  return cast.users
    .filter((user) => surelyChanged(before, after, user) || (renamed && user === command.user))
    .map((subject) => expected(moment, subject, witnesses(moment, subject)));
}

/** After a join, whoever is not offline is news to those who begin to see them: in both directions. */
function newlySeen(moment: Moment, room: string): readonly Expectation[] {
  const { cast, before, after, away } = moment;
  const [then, now] = [relationsOf(before.plain), relationsOf(after.plain)];
  const members = cast.users.filter((user) => isJoined(after.plain, room, user));
  return members
    .filter((subject) => after.all.every((_, index) => levelIn(after, index, subject) !== "offline"))
    .map((subject) => {
      const viewers = cast.observers.filter(
        (viewer) =>
          viewer !== subject &&
          !away.has(viewer) &&
          !sees(then, viewer, subject) &&
          sees(now, viewer, subject),
      );
      return expected(moment, subject, viewers);
    });
}

/** After a resume, whatever is not as it was when the observer went away. */
function missed(moment: Moment, viewer: Actor): readonly Expectation[] {
  const { cast, after, away } = moment;
  const left = away.get(viewer);
  if (left === undefined) return [];
  const [then, now] = [relationsOf(left.plain), relationsOf(after.plain)];
  return cast.users
    .filter((subject) => subject !== viewer && sees(then, viewer, subject) && sees(now, viewer, subject))
    .filter((subject) => surelyChanged(left, after, subject))
    .map((subject) => expected(moment, subject, [viewer]));
}

function expected(moment: Moment, subject: Actor, viewers: readonly Actor[]): Expectation {
  const presence = isSteady(moment, subject) ? certainLevel(moment.after, subject) : undefined;
  return presence === undefined ? { subject, viewers } : { subject, viewers, presence };
}

/** Nothing else may move the subject's level just now: no stream of theirs is open, and no race is on. */
function isSteady({ cast, command, after }: Moment, subject: Actor): boolean {
  if (command.type === "together" || cast.observers.includes(subject)) return false;
  const user = after.plain.users[subject];
  return user !== undefined && user.streaming.length === 0 && user.suppressed.length === 0;
}

function levelIn(worlds: PossibleWorlds, index: number, user: Actor): string | undefined {
  const world = worlds.all[index];
  return world && certainLevel({ plain: world, all: [world] }, user);
}
