import type { Json } from "../history/history.ts";
import type { FilterChoice } from "../model/command.ts";
import { ask, isSuccess } from "./ask.ts";
import { pathSegment } from "./request-path.ts";
import { accountOf, type Scene } from "./scene.ts";
import type { Session } from "./session.ts";

/** A filter that lets some presence through; its subject is the first of the cast who does not only observe. */
export function presenceFilter(scene: Scene, choice: FilterChoice): Json {
  const { cast } = scene.scenario;
  const observed = cast.users.find((user) => !cast.observers.includes(user)) ?? cast.users[0] ?? "";
  const subject = accountOf(scene, observed).id;
  const nobody = `@rollcall-nobody:${subject.slice(subject.indexOf(":") + 1)}`;
  const sections: Readonly<Record<FilterChoice, Json>> = {
    "types-presence": { types: ["m.presence"] },
    "not-types-presence": { not_types: ["m.presence"] },
    "not-types-all": { not_types: ["*"] },
    "senders-subject": { senders: [subject] },
    "not-senders-subject": { not_senders: [subject] },
    "senders-nobody": { senders: [nobody] },
    "types-other": { types: ["rollcall.other"] },
  };
  return { presence: sections[choice] };
}

/** The id of a filter, which the server is given once for each chain; none: it keeps no filters. */
export async function storedFilter(
  scene: Scene,
  { session, filter, chain }: { readonly session: Session; readonly filter: Json; readonly chain: string },
): Promise<string | undefined> {
  const known = scene.filterIds.get(chain);
  if (known !== undefined) return known;
  const { answer } = await ask(scene, {
    operation: { kind: "storeFilter", filter },
    method: "POST",
    path: `${scene.run.profile.binding.prefix}/user/${pathSegment(session.user)}/filter`,
    body: filter,
    session,
  });
  const { filter_id: id } = isSuccess(answer) ? (answer.json as { filter_id?: unknown }) : {};
  if (typeof id !== "string") return undefined;
  scene.filterIds.set(chain, id);
  return id;
}
