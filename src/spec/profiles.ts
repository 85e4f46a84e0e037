import type { Presence, Profile, ProfileRules, TransportBinding } from "./profile.ts";
import type { ProfileId } from "./requirement.ts";
import { requirement } from "./requirements.ts";
import { severityIn } from "./severity.ts";

/** Every profile, oldest first. `seed-strict` reads the seed's own text, so it stands beside `seed`. */
export const PROFILE_IDS = [
  "seed",
  "seed-strict",
  "v0.2-r0.1",
  "r0.2-r0.3",
  "r0.4",
  "r0.6",
  "v1",
  "v1-latest",
  "main",
] as const satisfies readonly ProfileId[];

const FOUR_STATES: readonly Presence[] = ["offline", "unavailable", "online", "free_for_chat"];
const THREE_STATES: readonly Presence[] = ["offline", "unavailable", "online"];

const seedBinding: TransportBinding = {
  prefix: "/_matrix/client/api/v1",
  accountPrefix: "/_matrix/client/v2_alpha",
  token: "query",
  stream: "events",
};
const r0QueryBinding: TransportBinding = {
  prefix: "/_matrix/client/r0",
  accountPrefix: "/_matrix/client/r0",
  token: "query",
  stream: "sync",
};
const r0Binding: TransportBinding = { ...r0QueryBinding, token: "header" };
const v3Binding: TransportBinding = {
  prefix: "/_matrix/client/v3",
  accountPrefix: "/_matrix/client/v3",
  token: "header",
  stream: "sync",
};

const seedRules: ProfileRules = {
  presenceValues: FOUR_STATES,
  eventPresenceValues: [...FOUR_STATES, "hidden"],
  setPresenceValues: [],
  subjectKey: "content.user_id",
  raise: "any-rise",
  serverIdles: false,
  activityRevives: false,
  currentlyActive: false,
  presenceLists: true,
  statusInEvent: false,
  getNeedsToken: false,
  avatarIsMxc: false,
  tokenForms: ["query"],
};
const v02Rules: ProfileRules = { ...seedRules, setPresenceValues: ["offline"], subjectKey: "either" };
const r02Rules: ProfileRules = {
  ...v02Rules,
  presenceValues: THREE_STATES,
  eventPresenceValues: THREE_STATES,
  raise: "to-online",
  serverIdles: true,
  activityRevives: true,
  currentlyActive: true,
};
const r04Rules: ProfileRules = {
  ...r02Rules,
  setPresenceValues: ["online", "offline", "unavailable"],
  subjectKey: "sender",
  getNeedsToken: true,
  tokenForms: ["header", "query"],
};
const r06Rules: ProfileRules = { ...r04Rules, presenceLists: false, statusInEvent: true };

const mainRules: ProfileRules = { ...r06Rules, avatarIsMxc: true, tokenForms: ["header"] };

/** The nine versions of the specification, as data: section 4 of the catalogue. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  seed: define("seed", "the working draft of 2015-09-29 (0a04672d)", seedBinding, seedRules),
  "seed-strict": define("seed-strict", "the same draft, every SHOULD taken as a duty", seedBinding, {
    ...seedRules,
    subjectKey: "either",
    getNeedsToken: true,
  }),
  "v0.2-r0.1": define("v0.2-r0.1", "0.2.0, r0.0.0, r0.0.1, r0.1.0", r0QueryBinding, v02Rules),
  "r0.2-r0.3": define("r0.2-r0.3", "r0.2.0, r0.3.0", r0QueryBinding, r02Rules),
  "r0.4": define("r0.4", "r0.4.0", r0Binding, r04Rules),
  "r0.6": define("r0.6", "r0.5.0 to r0.6.1", r0Binding, r06Rules),
  v1: define("v1", "v1.1 to v1.14", v3Binding, r06Rules),
  "v1-latest": define("v1-latest", "v1.15 to v1.19", v3Binding, r06Rules),
  main: define("main", "the unreleased v1.20 (d0ba2aae)", v3Binding, mainRules),
};

/**
 * The profile with this id.
 *
 * @throws RangeError when there is no such profile.
 * @example profile("v1").rules.subjectKey // "sender"
 */
export function profile(id: string): Profile {
  if (isProfileId(id)) return profiles[id];
  throw new RangeError(
    `Cannot find profile: wanted one of ${PROFILE_IDS.join(", ")}, found ${JSON.stringify(id)}.`,
  );
}

/** Whether the text is the id of a profile. */
export function isProfileId(text: string): text is ProfileId {
  return (PROFILE_IDS as readonly string[]).includes(text);
}

function define(
  id: ProfileId,
  covers: string,
  ...[binding, rules]: [TransportBinding, ProfileRules]
): Profile {
  const lineage = PROFILE_IDS.slice(0, PROFILE_IDS.indexOf(id) + 1);
  return { id, covers, binding, rules, severity: (wanted) => severityIn(lineage, requirement(wanted)) };
}
