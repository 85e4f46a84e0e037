import type { z } from "zod";
import { describe, expect, it } from "vitest";
import { profile } from "../profiles.ts";
import { accountAnswerSchema, registerChallengeSchema } from "./account-answer.ts";
import { eventsChunkSchema, initialSyncSchema } from "./events-chunk.ts";
import { limitErrorSchema, matrixErrorSchema } from "./matrix-error.ts";
import { presenceListDiffSchema, presenceListSchema } from "./presence-list.ts";
import { profileAnswerSchema } from "./profile-answer.ts";
import { emptyAnswerSchema, putPresenceBreaches, putPresenceSchema } from "./put-presence.ts";
import { setPresenceSchema, syncAnswerSchema } from "./sync-answer.ts";
import { versionsAnswerSchema } from "./versions-answer.ts";

const bob = "@bob:example.org";
const bobOnline = { type: "m.presence", content: { presence: "online", user_id: bob } };

const EXAMPLES: readonly (readonly [string, z.ZodType, readonly unknown[], readonly unknown[]])[] = [
  [
    "PUT body",
    putPresenceSchema(profile("v1")),
    [{ presence: "online", status_msg: "", x: 1 }],
    [{}, { presence: "busy" }],
  ],
  ["empty answer", emptyAnswerSchema, [{}, { x: 1 }], [[], null, "", undefined]],
  [
    "list diff",
    presenceListDiffSchema,
    [{}, { invite: [bob] }, { drop: [] }],
    [{ invite: "x" }, { drop: [1] }, { invite: ["b"] }],
  ],
  [
    "list",
    presenceListSchema(profile("seed")),
    [[], [bobOnline]],
    [{}, [{ user_id: bob, presence: "online" }]],
  ],
  [
    "list of r0.4",
    presenceListSchema(profile("r0.4")),
    [[bobOnline]],
    [[{ ...bobOnline, content: { presence: "online" } }]],
  ],
  [
    "sync",
    syncAnswerSchema,
    [{ next_batch: "s1" }, { next_batch: "s1", presence: { events: [bobOnline] } }],
    [
      {},
      { next_batch: 1 },
      { next_batch: "s1", presence: [] },
      { next_batch: "s1", presence: { events: {} } },
    ],
  ],
  [
    "set_presence of v1",
    setPresenceSchema(profile("v1")),
    ["online", "offline", "unavailable"],
    ["free_for_chat", "", null],
  ],
  ["set_presence of r0.1", setPresenceSchema(profile("v0.2-r0.1")), ["offline"], ["online"]],
  ["set_presence of the seed", setPresenceSchema(profile("seed")), [], ["offline", undefined]],
  [
    "events",
    eventsChunkSchema,
    [{ start: "a", end: "b", chunk: [bobOnline] }],
    [
      { start: "a", chunk: [] },
      { start: "a", end: "b" },
    ],
  ],
  ["initialSync", initialSyncSchema, [{ end: "b", presence: [], rooms: [] }], [{ end: "b", rooms: [] }]],
  ["profile", profileAnswerSchema, [{}, { displayname: "Bob" }], [{ displayname: 1 }, []]],
  [
    "error",
    matrixErrorSchema,
    [{ errcode: "M_FORBIDDEN", error: "no" }, { errcode: "M_UNKNOWN" }],
    [{ error: "no" }, "no", {}],
  ],
  [
    "limit error",
    limitErrorSchema,
    [{ errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 900 }],
    [{ errcode: "M_FORBIDDEN" }, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: "1" }],
  ],
  [
    "account",
    accountAnswerSchema,
    [{ user_id: bob, access_token: "t" }],
    [{ user_id: "bob", access_token: "t" }, { user_id: bob }],
  ],
  [
    "challenge",
    registerChallengeSchema,
    [{ session: "s", flows: [{ stages: ["m.login.dummy"] }] }],
    [{ errcode: "M_FORBIDDEN" }],
  ],
  [
    "versions",
    versionsAnswerSchema,
    [{ versions: ["v1.1"], unstable_features: { a: true } }],
    [{}, { versions: "v1.1" }],
  ],
];

describe("wire schemas", () => {
  it.each(EXAMPLES)("%s: examples and counter-examples", (_name, schema, examples, counterExamples) => {
    const takes = (value: unknown) => schema.safeParse(value).success;
    expect(examples.filter((example) => !takes(example))).toEqual([]);
    expect(counterExamples.filter(takes)).toEqual([]);
  });

  it.each([
    [{}, "PRES-PUT-005"],
    [{ presence: "away" }, "PRES-PUT-006"],
    [{ presence: "online", status_msg: 5 }, "PRES-PUT-008"],
    [{ presence: "online", status_msg: null }, "PRES-PUT-008"],
    ["online", "PRES-PUT-010"],
  ])("the body %j is to be refused by %s", (body, requirement) => {
    expect(putPresenceBreaches(profile("v1"), body).map((breach) => breach.requirement)).toEqual([
      requirement,
    ]);
  });
});
