import { FAULTS } from "../model/fault.ts";
import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";

type Reason = (profile: Profile, federated: boolean) => string | undefined;

const always =
  (reason: string): Reason =>
  () =>
    reason;

const secondServer: Reason = (_profile, federated) =>
  federated
    ? undefined
    : "federation: needs a second server, and is not seen through one server's client API";

const polling = always(
  "only another server can ask for presence by `poll`, and none that is driven by clients does",
);

const listsAcross = always("presence lists are only tried among the users of one server");

const oldStream: Reason = ({ binding }) =>
  binding.stream === "events"
    ? undefined
    : "the deprecated /events and /initialSync are not read where the profile has /sync";

/** A requirement that only a faulty request decides, in profiles where no such request has to be refused. */
const noFault =
  (id: RequirementId, reason: string): Reason =>
  (profile) =>
    FAULTS.some((fault) => fault.requirement === id && fault.holdsIn(profile)) ? undefined : reason;

/** Requirements that no scenario decides, each with the reason; a reason may hold in some profiles only. */
const REASONS: { readonly [id in RequirementId]?: Reason } = {
  "PRES-FED-001": secondServer,
  "PRES-FED-002": polling,
  "PRES-FED-003": listsAcross,
  "PRES-FED-004": secondServer,
  "PRES-FED-005": always(
    "needs an application service, which is registered with the server, not through its API",
  ),
  "PRES-PUT-014": always(
    "only a server that limits shows it: judged whenever a 429 comes; to provoke one would need a target that declares its limit, and would disturb whoever else uses the server",
  ),
  "PRES-VIS-014": always(
    "what ignoring a user means for presence is not specified, so that no outcome could break it; to record it would need a command that writes `m.ignored_user_list`",
  ),
  "PRES-GET-006": noFault(
    "PRES-GET-006",
    "the profile declares no authentication for GET: nothing must be refused",
  ),
  "PRES-ERR-003": noFault("PRES-ERR-003", "before v1.6 nothing is said about unknown paths and methods"),
  "PRES-V1-001": oldStream,
  "PRES-V1-002": oldStream,
  "PRES-V1-003": oldStream,
  "PRES-V1-004": oldStream,
  "PRES-V1-005": oldStream,
  "PRES-V1-006": oldStream,
};

/** Why no scenario of the profile decides the requirement, on one homeserver or on several that federate; `undefined`: one does. */
export function unreachedReason(profile: Profile, id: RequirementId, federated = false): string | undefined {
  return REASONS[id]?.(profile, federated);
}
