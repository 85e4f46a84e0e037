import { faultById } from "../model/fault.ts";
import { sees } from "../model/visibility.ts";
import { relationsOf } from "../model/world.ts";
import type { Command, CommandType } from "../model/command.ts";
import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { worldsOf } from "./possible-worlds.ts";
import type { Cast, Step } from "./scenario.ts";

interface Performed {
  readonly profile: Profile;
  readonly cast: Cast;
  readonly steps: readonly Step[];
  readonly federated?: boolean;
}

/** What a scenario shows, told in the words of the table below. */
interface Shown {
  readonly profile: Profile;
  readonly delivers: boolean;
  readonly fences: boolean;
  /** Those who look, or are looked at, are on different homeservers. */
  readonly federated: boolean;
  readonly strangerWatches: boolean;
  readonly selfLook: boolean;
  readonly memberLook: boolean;
  readonly strangerLook: boolean;
  readonly severalRooms: boolean;
  /** More than one session of a user has a say in their presence. */
  readonly severalDevices: boolean;
  readonly severalViewers: boolean;
  readonly does: (...types: readonly CommandType[]) => boolean;
  readonly some: (holds: (command: Command) => boolean) => boolean;
}

const looksAtAnything = ({ selfLook, memberLook }: Shown) => selfLook || memberLook;
const delivers = (shown: Shown) => shown.delivers;
const watchesActivity = (shown: Shown) =>
  shown.profile.rules.currentlyActive && shown.memberLook && shown.does("sendMessage");

/**
 * Requirements that no single transition carries, since a monitor decides them on every body, or only the shape of a
 * scenario does: which commands and which cast make them decidable.
 */
const MONITORED: { readonly [id in RequirementId]?: (shown: Shown) => boolean } = {
  "PRES-STATE-001": looksAtAnything,
  "PRES-STATE-010": (shown) => shown.severalViewers && shown.does("setPresence"),
  "PRES-STATE-011": (shown) => shown.severalDevices,
  "PRES-PUT-013": (shown) => shown.some((one) => one.type === "setPresence" && one.message === "same"),
  "PRES-PUT-015": (shown) => shown.some((one) => "path" in one && one.path === "encoded"),
  "PRES-PUT-016": (shown) => shown.some((one) => one.type === "setPresence" && one.message === "none"),
  "PRES-PUT-017": (shown) => shown.some((one) => one.type === "setPresence" && one.message === "empty"),
  "PRES-PUT-018": (shown) => shown.some((one) => one.type === "setPresence" && one.unknownKeys === true),
  "PRES-GET-001": looksAtAnything,
  "PRES-GET-002": looksAtAnything,
  "PRES-GET-003": looksAtAnything,
  "PRES-GET-004": looksAtAnything,
  "PRES-GET-005": (shown) => shown.profile.rules.currentlyActive && looksAtAnything(shown),
  "PRES-GET-008": (shown) => shown.strangerLook,
  "PRES-GET-009": (shown) => shown.memberLook,
  "PRES-GET-010": (shown) => shown.strangerLook,
  "PRES-GET-011": (shown) => shown.selfLook,
  "PRES-GET-013": watchesActivity,
  "PRES-GET-014": (shown) => shown.delivers && shown.memberLook,
  "PRES-EVT-001": delivers,
  "PRES-EVT-002": delivers,
  "PRES-EVT-003": delivers,
  "PRES-EVT-004": delivers,
  "PRES-EVT-005": delivers,
  "PRES-EVT-006": delivers,
  "PRES-EVT-007": delivers,
  "PRES-EVT-008": delivers,
  "PRES-EVT-009": delivers,
  "PRES-EVT-010": (shown) => shown.profile.rules.currentlyActive && shown.delivers,
  "PRES-EVT-011": (shown) => shown.delivers || shown.does("readRoom"),
  "PRES-EVT-012": (shown) => shown.delivers && shown.does("wait"),
  "PRES-PROP-002": (shown) => shown.strangerWatches && shown.fences,
  "PRES-PROP-003": delivers,
  "PRES-PROP-004": delivers,
  "PRES-PROP-005": delivers,
  "PRES-PROP-007": (shown) => shown.fences,
  "PRES-PROP-008": (shown) => shown.severalRooms && shown.delivers,
  "PRES-PROP-009": (shown) => shown.does("connect") && shown.does("setPresence"),
  "PRES-PROP-010": (shown) => shown.does("resume"),
  "PRES-SYNC-001": delivers,
  "PRES-SYNC-008": (shown) => shown.does("pollFiltered"),
  "PRES-SYNC-009": (shown) => shown.does("snapshot"),
  "PRES-SYNC-010": (shown) => shown.does("snapshot"),
  "PRES-SYNC-011": delivers,
  "PRES-V1-001": (shown) => shown.does("snapshot"),
  "PRES-V1-002": delivers,
  "PRES-V1-003": delivers,
  "PRES-V1-004": (shown) => shown.does("resume"),
  "PRES-V1-006": (shown) => shown.does("readRoom"),
  "PRES-LAA-001": (shown) => shown.does("wait") && looksAtAnything(shown),
  "PRES-LAA-006": (shown) => shown.does("wait") && looksAtAnything(shown),
  "PRES-LAA-010": (shown) => shown.does("wait") && shown.does("sendState", "sendTyping", "sendReceipt"),
  "PRES-LAA-011": (shown) => shown.delivers && shown.memberLook,
  "PRES-CA-001": (shown) => shown.profile.rules.currentlyActive && looksAtAnything(shown),
  "PRES-CA-004": watchesActivity,
  "PRES-IDLE-003": (shown) => shown.does("connect"),
  "PRES-VIS-001": (shown) => shown.memberLook && shown.delivers,
  "PRES-FED-001": (shown) => shown.federated && shown.delivers,
  "PRES-FED-004": (shown) => shown.federated && shown.strangerLook,
  "PRES-ERR-001": (shown) => shown.does("refuse"),
  "PRES-ERR-002": (shown) =>
    shown.some((one) => one.type === "refuse" && faultById(one.fault).credentials !== "own"),
  "PRES-ERR-004": (shown) => shown.some((one) => "tokenForm" in one),
  "PRES-ERR-005": () => true,
  "PRES-LIFE-001": (shown) => shown.does("logIn"),
  "PRES-LIFE-002": (shown) => shown.does("logOut"),
  "PRES-LIST-010": (shown) => shown.some((one) => one.type === "lookList" && one.user !== one.at),
};

/** The requirements that a scenario's shape makes decidable. */
export function monitoredBy(performed: Performed): readonly RequirementId[] {
  const shown = shownBy(performed);
  const rows = Object.entries(MONITORED) as [RequirementId, (shown: Shown) => boolean][];
  return rows.filter(([, decidable]) => decidable(shown)).map(([id]) => id);
}

/** Every requirement that has a row. */
export function monitoredIds(): readonly RequirementId[] {
  return Object.keys(MONITORED) as RequirementId[];
}

function shownBy({ profile, cast, steps, federated = false }: Performed): Shown {
  const relations = relationsOf(worldsOf(cast, profile).plain);
  const commands = steps.flatMap(({ command }) =>
    command.type === "together" ? [command, ...command.commands] : [command],
  );
  const looks = steps.flatMap((step) => step.looks);
  const types = new Set(commands.map(({ type }) => type));
  const strangersOf = (subject: string) =>
    cast.observers.filter((viewer) => !sees(relations, viewer, subject));
  return {
    profile,
    federated,
    delivers: steps.some(({ expect }) => expect.length > 0),
    fences: steps.some(({ fence }) => fence),
    strangerWatches: commands.some((one) => one.type === "setPresence" && strangersOf(one.user).length > 0),
    selfLook: looks.some(({ viewer, subject }) => viewer === subject),
    memberLook: looks.some(({ viewer, subject }) => viewer !== subject && sees(relations, viewer, subject)),
    strangerLook: looks.some(({ viewer, subject }) => !sees(relations, viewer, subject)),
    severalRooms: cast.rooms.length > 1,
    severalDevices: severalDevicesMove(commands),
    severalViewers: cast.observers.length > 1,
    does: (...wanted) => wanted.some((type) => types.has(type)),
    some: (holds) => commands.some(holds),
  };
}

function severalDevicesMove(commands: readonly Command[]): boolean {
  const devices = new Map<string, Set<string>>();
  for (const command of commands) {
    if (command.type !== "setPresence" && command.type !== "connect" && command.type !== "poll") continue;
    devices.set(command.user, (devices.get(command.user) ?? new Set<string>()).add(command.device ?? "d1"));
  }
  return [...devices.values()].some(({ size }) => size > 1);
}
