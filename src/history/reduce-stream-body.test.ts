import { describe, expect, it } from "vitest";
import { reduceStreamBody } from "./reduce-stream-body.ts";

const presence = { type: "m.presence", sender: "@a:hs", content: { presence: "online" } };
const member = {
  type: "m.room.member",
  state_key: "@a:hs",
  content: { membership: "join", displayname: "A" },
};

describe("of a stream's answer is kept", () => {
  it("/sync: presence verbatim, members in the order they came, counts, and presence where it must not be", () => {
    const answer = {
      next_batch: "s7",
      presence: { events: [presence, 5] },
      rooms: {
        join: {
          "!r": {
            state: { events: [member] },
            timeline: { events: [presence, { ...member, content: { membership: "leave" } }] },
            ephemeral: { events: [{ type: "m.typing" }] },
          },
          "!quiet": { unread_notifications: {} },
        },
        invite: { "!i": { invite_state: { events: [{ ...member, content: { membership: "invite" } }] } } },
      },
      to_device: { events: [{}] },
    };
    expect(reduceStreamBody("sync", answer)).toEqual({
      next: "s7",
      presence: { events: [presence, 5] },
      members: [
        { room: "!r", user: "@a:hs", membership: "join", displayname: "A" },
        { room: "!r", user: "@a:hs", membership: "leave" },
        { room: "!i", user: "@a:hs", membership: "invite" },
      ],
      roomEvents: 7,
      strays: ["rooms.join.!r.timeline"],
    });
  });

  it("/events: presence and what has no type; room events are counted", () => {
    const answer = {
      start: "s1",
      end: "s2",
      chunk: [presence, {}, { ...member, room_id: "!r" }, { type: "m.typing" }],
    };
    expect(reduceStreamBody("events", answer)).toEqual({
      next: "s2",
      presence: [presence, {}],
      members: [{ room: "!r", user: "@a:hs", membership: "join", displayname: "A" }],
      roomEvents: 2,
      strays: [],
    });
  });

  it("/initialSync: its presence and members", () => {
    const answer = {
      end: "s2",
      presence: [presence],
      rooms: [{ room_id: "!r", membership: "join", state: [member], messages: { chunk: [presence] } }],
    };
    expect(reduceStreamBody("initialSync", answer)).toEqual({
      next: "s2",
      presence: [presence],
      members: [{ room: "!r", user: "@a:hs", membership: "join", displayname: "A" }],
      roomEvents: 2,
      strays: ["rooms.!r.messages"],
    });
  });

  it.each([[null], [[]], ["text"], [3]])("an answer that is no object as it is: %j", (answer) => {
    expect(reduceStreamBody("sync", answer)).toEqual(answer);
  });

  it("malformed parts for the judge to see, without a crash", () => {
    expect(reduceStreamBody("sync", { next_batch: 5, presence: [], rooms: "x" })).toEqual({
      next: 5,
      presence: [],
      members: [],
      roomEvents: 0,
      strays: [],
    });
    expect(reduceStreamBody("events", { chunk: "x" })).toEqual({
      presence: "x",
      members: [],
      roomEvents: 0,
      strays: [],
    });
    expect(reduceStreamBody("sync", { rooms: { join: { a: null, b: 1 } } })).toMatchObject({ roomEvents: 2 });
  });
});
