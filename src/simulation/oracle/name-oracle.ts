import type { Ms } from "../../time/clock.ts";
import type { ChangeKind } from "./kinds.ts";
import type { Track } from "./track.ts";
import { versionIn, versionText } from "./version-text.ts";
import type { Violations } from "./violation.ts";

export interface NameOracleOptions {
  readonly track: Track;
  readonly sessions: Int32Array;
  readonly numbers: ReadonlyMap<string, number>;
  readonly prefix: string;
  readonly violations: Violations;
  readonly onDelivery: (change: ChangeKind, latencyMs: Ms) => void;
}

/** Whether a changed display name reaches everybody who shares a room, by the rooms' own events. */
export class NameOracle {
  readonly #options: NameOracleOptions;

  constructor(options: NameOracleOptions) {
    this.#options = options;
  }

  /** A new name goes out. @returns the name, and what to call when the server has taken it */
  change(user: number, { intendedAt, sentAt }: { readonly intendedAt: Ms; readonly sentAt: Ms }) {
    const { track, prefix } = this.#options;
    const number = track.versions.issue(user, { kind: "rename", intendedAt, sentAt });
    return {
      name: versionText(prefix, { number, levels: ["online"], intendedAt }),
      taken: (at: Ms) => track.versions.acknowledge(user, number, at),
    };
  }

  /** A membership event came in one of the session's rooms. */
  sight(session: number, event: unknown, at: Ms): void {
    const { track, numbers, sessions, prefix, violations, onDelivery } = this.#options;
    const { state_key: key, content } = event as { readonly state_key?: unknown; readonly content?: unknown };
    const subject = typeof key === "string" ? numbers.get(key) : undefined;
    if (subject === undefined || subject === sessions[session]) return;
    const said = versionIn(prefix, (content as { readonly displayname?: unknown } | undefined)?.displayname);
    const version = said?.number ?? -1;
    if (said !== undefined && track.versions.isRemote(subject))
      track.versions.learn(subject, { version, intendedAt: said.intendedAt, at });
    const edge = track.edgeOf(session, subject);
    // Before the first change everybody has the name that the server gave them; strangers are the rooms' own affair.
    if (version < 0 || edge < 0) return;
    const sighted = track.sight(session, { edge, subject, version, at });
    if (sighted.kind === "news" && track.listeningSince(session) <= at - sighted.latencyMs)
      onDelivery("rename", sighted.latencyMs);
    // Each room has the name by itself: one that is behind the others repeats what they had.
    if (sighted.kind !== "invention") return;
    violations.add("invention", () => ({
      at,
      session,
      subject,
      allowed: `at most name ${track.versions.issued(subject)}`,
      observed: JSON.stringify(event).slice(0, 960),
    }));
  }

  /** The edges of a session on which the last name never came. */
  findMissing(session: number, at: Ms, patienceMs: Ms = 0): void {
    const { track, violations } = this.#options;
    for (const [edge, subject] of track.edgesOf(session)) {
      if (!track.isMissing(session, edge, { subject, at: at - patienceMs })) continue;
      violations.add("missing", () => ({
        at,
        session,
        subject,
        allowed: `name ${track.versions.acked(subject)}, taken by the server ${Math.round(at - track.versions.ackedAt(subject))} ms ago`,
        observed: `nothing newer than name ${track.seen(edge)}`,
      }));
    }
  }
}
