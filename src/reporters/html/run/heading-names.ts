import type { Heading } from "../../../spec/requirement.ts";

/** What the headings of the catalogue are about, for people. */
export const HEADING_NAMES: Readonly<Record<Heading, string>> = {
  STATE: "Presence and its meaning",
  PUT: "Setting presence",
  GET: "Reading presence",
  EVT: "The m.presence event",
  PROP: "Telling others",
  SYNC: "/sync",
  V1: "/events and /initialSync",
  LAA: "last_active_ago",
  CA: "currently_active",
  IDLE: "Idling",
  LIST: "Presence lists",
  PROF: "Names and avatars",
  VIS: "Who sees whom",
  ERR: "Errors and transport",
  LIFE: "Login, logout, restart",
  FED: "Federation",
  META: "The module as a whole",
};
