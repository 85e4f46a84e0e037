import type { Exhibits } from "../judge/exhibits/exhibits.ts";

/** Exhibits of the sample report, for tests: one scenario in which a message did not move the last active time. */
export const sampleExhibits: Exhibits = {
  timelines: [
    {
      scenario: "presence-pairs-0001",
      verdict: "fail",
      lanes: [
        { role: "A", user: "@a:sample" },
        { role: "B", user: "@b:sample", device: "d1" },
        { role: "B", user: "@b:sample", device: "d2" },
        { role: "fence", user: "@fence:sample" },
      ],
      entries: [
        { kind: "step", at: 61_000, step: 0, said: "A sends a message to r1" },
        {
          kind: "exchange",
          index: 12,
          lane: 0,
          sent: 61_001,
          received: 61_004,
          said: "sends a message",
          method: "PUT",
          path: "/_matrix/client/v3/rooms/!r1/send/m.room.message/1",
          body: `{"body":"hello"}`,
          outcome: "answered",
          status: 200,
          answer: `{"event_id":"$1"}`,
          shown: [],
          findings: [
            {
              id: "finding1",
              verdict: "fail",
              title: "Sending a message did not move the last active time.",
            },
          ],
        },
        { kind: "gap", at: 61_010, exchanges: 2 },
        {
          kind: "exchange",
          index: 15,
          lane: 1,
          sent: 61_200,
          received: 61_251,
          said: "looks at A",
          method: "GET",
          path: "/_matrix/client/v3/presence/%40a%3Asample/status",
          outcome: "answered",
          status: 200,
          answer: `{"presence":"online","last_active_ago":61000}`,
          shown: [
            {
              subject: "A",
              presence: "online",
              message: null,
              agoMs: 61_000,
              outcome: "lawful",
              allowed: [{ presence: "online", message: null }],
            },
          ],
          findings: [
            {
              id: "finding1",
              verdict: "fail",
              title: "Sending a message did not move the last active time.",
            },
          ],
        },
      ],
    },
  ],
  latency: [
    { fromMs: 5, toMs: 10, count: 30 },
    { fromMs: 10, toMs: 20, count: 12 },
  ],
  charts: [],
};
