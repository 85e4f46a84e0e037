import { activity } from "./activity.ts";
import type { Family } from "./family.ts";
import { idleClients } from "./idle-clients.ts";
import { lists } from "./lists.ts";
import { membershipCases } from "./membership-cases.ts";
import { messages } from "./messages.ts";
import { observers } from "./observers.ts";
import { presenceTour } from "./presence-tour.ts";
import { profileChanges } from "./profile-changes.ts";
import { refusals } from "./refusals.ts";
import { sessions } from "./sessions.ts";
import { sharing } from "./sharing.ts";
import { snapshots } from "./snapshots.ts";
import { streams } from "./streams.ts";
import { timers } from "./timers.ts";
import { walks } from "./walks.ts";
import { worlds } from "./worlds.ts";

/** Every family, in the order in which they are performed: those that wait begin first. */
export const FAMILIES: readonly Family[] = [
  timers,
  idleClients,
  activity,
  presenceTour,
  refusals,
  messages,
  sharing,
  membershipCases,
  profileChanges,
  lists,
  streams,
  sessions,
  observers,
  snapshots,
  worlds,
  walks,
];
