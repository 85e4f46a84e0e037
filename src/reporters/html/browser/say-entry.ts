import type { ExchangeEntry, Shown } from "../../../judge/exhibits/timeline.ts";

/** A moment of the run, to the millisecond: `24.216 s`, `3:24.216`. */
export function sayMoment(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1_000];
  return minutes === 0 ? `${seconds.toFixed(3)} s` : `${minutes}:${seconds.toFixed(3).padStart(6, "0")}`;
}

/** What became of a request. */
export function sayOutcome({ outcome, status, trouble, sent, received }: ExchangeEntry): string {
  const after = `after ${Math.round(received - sent)} ms`;
  if (outcome === "answered") return `→ ${status ?? "an answer"} ${after}`;
  return outcome === "aborted" ? `given up ${after}` : `lost ${after}: ${trouble ?? "no reason known"}`;
}

/** What somebody was shown of a user. */
export function sayShown(shown: Shown): string {
  const { subject, agoMs, currentlyActive } = shown;
  const active =
    currentlyActive === undefined ? "" : currentlyActive ? ", currently active" : ", not currently active";
  const ago = agoMs === undefined ? "" : `, active ${agoMs} ms ago`;
  return `${subject}: ${sayPresence(shown)}${ago}${active}`;
}

/** What the model allowed to be shown of a user. */
export function sayAllowed({ subject, outcome, allowed }: Shown): string {
  if (outcome === "not entitled") return `${subject}: nothing, since they share no room`;
  if (allowed === undefined) return `${subject}: anything, after what was accepted`;
  return `${subject}: ${allowed.map(sayPresence).join(" or ")}`;
}

function sayPresence({ presence, message }: Pick<Shown, "presence" | "message">): string {
  return message === undefined || message === null ? presence : `${presence} “${message}”`;
}
