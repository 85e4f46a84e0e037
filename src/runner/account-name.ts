/** The device that registering gives. */
export const FIRST_DEVICE = "d1";

const PREFIX = "rollcall-";
const MAX_ID = 40;

/** A scenario's id as a part of names: only what a user id may hold, and unlike any other scenario's. */
export function shortName(scenarioId: string): string {
  return `${plain(scenarioId).slice(0, MAX_ID)}-${hashOf(scenarioId).toString(36)}`;
}

/** The localpart of a role's account, for example `rollcall-x7-pairs-1k2j3-a0`. */
export function accountName(runId: string, short: string, role: string): string {
  return `${PREFIX}${plain(runId)}-${short}-${plain(role)}`;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
