import { ca } from "./requirements/ca.ts";
import { err } from "./requirements/err.ts";
import { evt } from "./requirements/evt.ts";
import { fed } from "./requirements/fed.ts";
import { get } from "./requirements/get.ts";
import { idle } from "./requirements/idle.ts";
import { laa } from "./requirements/laa.ts";
import { life } from "./requirements/life.ts";
import { list } from "./requirements/list.ts";
import { meta } from "./requirements/meta.ts";
import { prof } from "./requirements/prof.ts";
import { prop } from "./requirements/prop.ts";
import { put } from "./requirements/put.ts";
import { state } from "./requirements/state.ts";
import { sync } from "./requirements/sync.ts";
import { v1 } from "./requirements/v1.ts";
import { vis } from "./requirements/vis.ts";
import type { Requirement, RequirementId } from "./requirement.ts";

/** Every sentence of the catalogue, in the order of its headings. */
export const REQUIREMENTS: readonly Requirement[] = [
  ...state,
  ...put,
  ...get,
  ...evt,
  ...prop,
  ...sync,
  ...v1,
  ...laa,
  ...ca,
  ...idle,
  ...list,
  ...prof,
  ...vis,
  ...err,
  ...life,
  ...fed,
  ...meta,
];

export const REQUIREMENT_IDS: readonly RequirementId[] = REQUIREMENTS.map(({ id }) => id);

const byId: ReadonlyMap<string, Requirement> = new Map(REQUIREMENTS.map((row) => [row.id, row]));

/** Whether the text is the id of a requirement of the catalogue. */
export function isRequirementId(text: string): text is RequirementId {
  return byId.has(text);
}

/**
 * The requirement with this id.
 *
 * @throws RangeError when the catalogue has no such id.
 * @example requirement("PRES-GET-004").level // "must"
 */
export function requirement(id: string): Requirement {
  const row = byId.get(id);
  if (row === undefined) {
    throw new RangeError(
      `Cannot find requirement: wanted one of ${REQUIREMENTS.length} ids such as PRES-GET-001, found ${JSON.stringify(id)}.`,
    );
  }
  return row;
}
