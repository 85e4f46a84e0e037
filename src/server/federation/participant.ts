import type { ProfileRules } from "../../spec/profile.ts";
import type { Behaviour, MembershipChange } from "../behaviour.ts";
import { seatAfter } from "../membership.ts";
import { publish, standing } from "../presence-store.ts";
import { membershipOf, newRoom, type Room, type RoomEvent } from "../room.ts";
import { placeEvent } from "../room-events.ts";
import type { ServerState } from "../server-state.ts";
import { remoteUser, type User } from "../user.ts";
import type { World } from "../world.ts";
import type { Federation } from "./federation.ts";
import type { FederationBehaviour } from "./federation-behaviour.ts";
import type { PresencePush } from "./presence-push.ts";
import { serverPart } from "../../spec/wire/server-part.ts";

/** What goes from one server to another. */
export type Transfer =
  | { readonly kind: "presence"; readonly push: PresencePush }
  /** What is new, after the room's whole state, for a server that has nobody in the room yet or missed something. */
  | { readonly kind: "events"; readonly roomId: string; readonly events: readonly RoomEvent[] };

/** The way from a server to those that it is linked with. */
export interface Wire {
  readonly reaches: (server: string) => boolean;
  /** Arrives after everything that was sent to that server before; goes nowhere where the way reaches no such server. */
  readonly send: (to: string, transfer: Transfer) => void;
  /** The state of a room as another server knows it. */
  readonly ask: (server: string, roomId: string) => Promise<readonly RoomEvent[]>;
}

/** What a server needs to take part in a federation. */
export interface Affiliation {
  readonly wire: Wire;
  readonly decisions: FederationBehaviour;
  /** By what rules other servers' users are shown. */
  readonly rules: ProfileRules;
}

/** The decisions of a server that is one of several: the same, and others are told. */
export function amongOthers(base: Behaviour, { wire, decisions }: Affiliation): Behaviour {
  const tell = (state: ServerState, subject: User, servers: Iterable<string>) => {
    if (subject.presence.elsewhere) return;
    const push = decisions.push(state, subject);
    if (push === undefined) return;
    for (const server of servers) wire.send(server, { kind: "presence", push });
  };
  return {
    ...base,
    sees: (state, sight) =>
      sight.subject.presence.elsewhere
        ? decisions.seesAcross(state, sight.observer, sight.subject)
        : base.sees(state, sight),
    published: (state, subject) => {
      base.published(state, subject);
      tell(state, subject, decisions.serversToTell(state, subject));
    },
    membershipChanged: (state, change) => {
      base.membershipChanged(state, change);
      for (const { subject, servers } of introductions(change)) tell(state, subject, servers);
    },
  };
}

/** Who is made known to which servers. */
interface Introduction {
  readonly subject: User;
  readonly servers: readonly string[];
}

/** Who comes into a room is made known to the servers there, and who is there to the server of who comes. */
function introductions({ room, user, before, after }: MembershipChange): readonly Introduction[] {
  if (after !== "join" || before === "join") return [];
  const members = [...room.joined.keys()];
  return [
    { subject: user, servers: members.map(({ id }) => serverPart(id)) },
    ...members.map((member) => ({ subject: member, servers: [serverPart(user.id)] })),
  ].filter(({ subject }) => subject.presence.position > 0);
}

/** A server's side of the federation: what it sends, and what it makes of what arrives. */
export class Participant implements Federation {
  readonly #world: World;
  readonly #affiliation: Affiliation;

  constructor(world: World, affiliation: Affiliation) {
    this.#world = world;
    this.#affiliation = affiliation;
  }

  userOf(id: string): User | undefined {
    const known = this.#world.users.get(id);
    if (known !== undefined) return known;
    if (!this.#affiliation.wire.reaches(serverPart(id))) return undefined;
    const user = remoteUser(id, this.#affiliation.rules);
    this.#world.users.set(id, user);
    return user;
  }

  spread(room: Room, event: RoomEvent): void {
    const servers = serversIn(room);
    if (event.type === "m.room.member") servers.add(serverPart(event.state_key ?? ""));
    const events = [...stateOf(room), event];
    for (const server of servers)
      this.#affiliation.wire.send(server, { kind: "events", roomId: room.id, events });
  }

  async fetchRoom(roomId: string, from: string | null): Promise<void> {
    const room = this.#world.rooms.get(roomId);
    if (from === null || !this.#affiliation.wire.reaches(from) || this.#hasMemberHere(room)) return;
    const state = await this.#affiliation.wire.ask(from, roomId);
    if (state.length > 0) this.#accept(this.#roomOf(roomId), state);
  }

  /** The state of a room, for a server that wants to join it. */
  answer(roomId: string): readonly RoomEvent[] {
    const room = this.#world.rooms.get(roomId);
    return room === undefined ? [] : stateOf(room);
  }

  /** Something arrived. */
  take(transfer: Transfer): void {
    if (transfer.kind === "presence") return this.#takePush(transfer.push);
    const { roomId, events } = transfer;
    const room = this.#roomOf(roomId);
    const before = serversIn(room);
    this.#accept(room, events);
    // Who has just come in may have missed what happened while they were on their way.
    for (const server of serversIn(room))
      if (!before.has(server))
        this.#affiliation.wire.send(server, { kind: "events", roomId, events: stateOf(room) });
  }

  #takePush(push: PresencePush): void {
    const user = this.userOf(push.user_id);
    if (user === undefined || !user.presence.elsewhere) return;
    const { presence: record } = user;
    const before = standing(record);
    Object.assign(record, this.#affiliation.decisions.read(push, this.#world.clock.now()));
    if (this.#world.behaviour.isNews(before, standing(record))) publish(this.#world, user);
  }

  /** Meanwhile another request, or what arrived, may have made it known. */
  #roomOf(roomId: string): Room {
    const room = this.#world.rooms.get(roomId) ?? newRoom(roomId);
    this.#world.rooms.set(roomId, room);
    return room;
  }

  #hasMemberHere(room: Room | undefined): boolean {
    return [...(room?.joined.keys() ?? [])].some(({ presence }) => !presence.elsewhere);
  }

  /** Takes what is new of the events, in their order. */
  #accept(room: Room, events: readonly RoomEvent[]): void {
    const known = new Set([...room.timeline, ...room.state.values()].map(({ event }) => event.event_id));
    for (const event of events) {
      if (known.has(event.event_id)) continue;
      known.add(event.event_id);
      const target = event.type === "m.room.member" ? this.userOf(event.state_key ?? "") : undefined;
      const before = target && membershipOf(room, target.id);
      placeEvent(this.#world, room, event);
      if (target === undefined) continue;
      if (target.presence.elsewhere) takeProfile(target, event);
      seatAfter(this.#world, room, { target, before });
    }
  }
}

function serversIn(room: Room): Set<string> {
  return new Set([...room.joined.keys()].map(({ id }) => serverPart(id)));
}

function stateOf(room: Room): readonly RoomEvent[] {
  return [...room.state.values()].map(({ event }) => event);
}

/** A user of another server has the name and the avatar of their newest membership. */
function takeProfile(user: User, { content }: RoomEvent): void {
  const { displayname, avatar_url: avatarUrl } = content;
  user.displayname = typeof displayname === "string" ? displayname : undefined;
  user.avatarUrl = typeof avatarUrl === "string" ? avatarUrl : undefined;
}
