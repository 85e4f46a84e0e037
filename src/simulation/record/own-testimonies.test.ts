import { expect, it } from "vitest";
import { createRedactor } from "../../history/redaction.ts";
import { OwnTestimonies } from "./own-testimonies.ts";
import type { StreamAnswer } from "./recent-answers.ts";

const USERS = ["@a:hs", "@b:hs", "@c:hs"];
const SECRET = "syt_very_secret_token";

function testimonies() {
  const redactor = createRedactor();
  redactor.learn(SECRET);
  return new OwnTestimonies({
    sessions: USERS.map((user) => ({ user, device: "d1", token: SECRET, baseUrl: "http://hs" })),
    users: USERS,
    prefix: "rollcall t #",
    changes: { changesOf: () => [] },
    membershipsOf: () => [],
    redactor,
    now: () => 2_000,
  });
}

const shown = (sender: string, message: string) => ({
  type: "m.presence",
  sender,
  content: { presence: "online", status_msg: message, last_active_ago: 5 },
});

const answer = (events: readonly unknown[], since = "s1"): StreamAnswer => ({
  since,
  level: "online",
  timeoutMs: 30_000,
  sentAt: 900,
  receivedAt: 1_000,
  json: { next_batch: "s2", presence: { events } },
});

function eventsKept(concerned: Parameters<OwnTestimonies["of"]>[2]) {
  const events = [
    shown("@a:hs", "rollcall t #1 online 1"),
    shown("@c:hs", "rollcall t #7 online 1"),
    shown("@x:hs", "?"),
  ];
  const { streams } = testimonies().of(1, [{ session: 1, answers: [answer(events)] }], concerned);
  const [{ body } = {}] = streams;
  return (body as { presence: { events: { sender: string; content: object }[] } }).presence.events;
}

it("keeps what was shown of those who have a part in it, and of strangers", () => {
  expect(eventsKept({ cast: [0, 1] }).map(({ sender }) => sender)).toEqual(["@a:hs", "@x:hs"]);
});

it("keeps of a witness the one act that proves something, up to then", () => {
  const proof = { at: 1_000, answers: new Map(), witness: { user: 2, version: 7 } };
  expect(eventsKept({ cast: [0, 1], proof })[1]).toEqual({
    type: "m.presence",
    sender: "@c:hs",
    content: { presence: "online", status_msg: "rollcall t #7 online 1" },
  });
  for (const other of [
    { ...proof, at: 999 },
    { ...proof, witness: { user: 2, version: 8 } },
  ])
    expect(eventsKept({ cast: [0, 1], proof: other })).toHaveLength(2);
});

it("has no secret in it, and is bounded, whatever a server sends", () => {
  const huge = Array.from({ length: 50_000 }, () => shown("@a:hs", `${SECRET}${"x".repeat(100)}`));
  const answers = [answer(huge, SECRET), answer(huge, "s".repeat(1_000_000))];
  const { streams } = testimonies().of(0, [{ session: 0, answers }], { cast: [0, 1] });
  const text = JSON.stringify(streams);
  expect(text).not.toContain(SECRET);
  expect(text.length).toBeLessThan(400_000);
  expect(streams.map(({ isCut }) => isCut)).toEqual([true, true]);
});
