import { describe, expect, it } from "vitest";
import { room } from "../scenarios/cast.ts";
import { toldOf } from "./script/script.fixture.ts";
import { shellScript } from "./script/shell-script.ts";

const cast = {
  users: ["A", "B"],
  devices: [],
  rooms: [room("r1", ["A", "B"])],
  observers: ["B"],
  fence: false,
} as const;

const online = { type: "setPresence", user: "A", presence: "online" } as const;

function looksOf(...viewers: readonly string[]) {
  return viewers.map((viewer) => ({ viewer, subject: "A" }));
}

describe("tellReproduction", () => {
  it("does not tell of what a timer leads to, too early: later it would be right", async () => {
    const tooEarly = toldOf({
      mutant: "idle-from-first-activity",
      requirement: "PRES-IDLE-007",
      draft: {
        cast,
        acts: [
          { command: { type: "connect", user: "A", setPresence: "default", pollMs: 600_000 } },
          { command: { type: "sendMessage", user: "A", room: "r1" } },
          { command: { type: "elapse", timer: "idle", user: "A" } },
        ],
      },
    });
    await expect(tooEarly).rejects.toThrow("only the moment of it is wrong");
  });

  it("tells of what nothing leads to while a timer is waited for", async () => {
    const script = await toldOf({
      mutant: "idles-without-being-asked",
      requirement: "PRES-IDLE-003",
      draft: {
        cast,
        acts: [
          { command: { ...online, message: "fresh" } },
          { command: { type: "elapse", timer: "offline", user: "A" } },
        ],
      },
    });
    expect(shellScript(script)).toContain(`(at(["content","presence"]) == "unavailable") | not`);
  });

  it("looks last where the fault shows: the other looks of a step may be part of it", async () => {
    const script = await toldOf({
      mutant: "get-is-activity",
      requirement: "PRES-GET-012",
      draft: {
        cast: { ...cast, users: ["A", "B", "C"], observers: ["B", "C"], fence: true },
        acts: [
          {
            command: { type: "sendMessage", user: "A", room: "r1" },
            looks: looksOf("A", "B", "C", "A", "B", "C"),
            fence: true,
          },
          {
            command: { type: "setPresence", user: "A", presence: "unavailable", message: "fresh" },
            looks: looksOf("A", "B"),
            fence: true,
          },
        ],
      },
    });
    const story = shellScript(script).split("\n}\n")[0] ?? "";
    expect(story.match(/ask [ABC] GET .*\/status"\n/gu)).toHaveLength(8);
    expect(story).toMatch(/ask [AB] GET .*\/status"\n {2}# .*\n {2}expect_shown .*$/u);
  });

  it("takes for wrong only what was wrong, where acts follow that are told as well", async () => {
    const fresh = { ...online, message: "fresh" } as const;
    const script = await toldOf({
      mutant: "first-states-again",
      requirement: "PRES-PROP-005",
      draft: {
        cast: {
          ...cast,
          users: ["A", "B", "D"],
          rooms: [room("r1", ["A", "B", "D"])],
          observers: ["B", "D"],
        },
        acts: Array.from({ length: 3 }, () => ({ command: fresh, looks: [], fence: false })),
      },
    });
    expect(shellScript(script)).toContain('message == "reproduction #1")) | not');
  });

  it("keeps a request open for long where it has to be answered early", async () => {
    const script = await toldOf({
      mutant: "presence-never-wakes",
      requirement: "PRES-PROP-003",
      draft: {
        cast,
        acts: [
          { command: { ...online, message: "none" } },
          { command: { ...online, message: "fresh" } },
          { command: { ...online, message: "empty" } },
        ],
      },
    });
    expect(shellScript(script)).toContain("read_stream B B set_presence=offline 90");
  });

  it("looks between two requests of a stream where the fault is there: read in the background, the next one would be open", async () => {
    const script = await toldOf({
      mutant: "offline-between-polls",
      requirement: "PRES-STATE-005",
      draft: {
        cast: { ...cast, rooms: [room("r1", ["B"])] },
        acts: [
          { command: { type: "poll", user: "A", setPresence: "default" }, looks: looksOf("A", "B") },
          { command: { ...online, message: "fresh" }, looks: looksOf("A") },
          { command: { type: "connect", user: "A", setPresence: "default" }, looks: looksOf("A") },
        ],
      },
    });
    expect(shellScript(script)).toMatch(
      /between the first request of the stream and the next\.'\n {2}poll A_1 A ''\n {2}ask A GET .*\n.*\n {2}expect_shown/u,
    );
  });

  it("asks a stream anew before what tells an age, where the request was open all the while", async () => {
    const script = await toldOf({
      mutant: "event-ago-of-storage",
      requirement: "PRES-EVT-012",
      draft: {
        cast: { ...cast, rooms: [{ ...room("r1", ["A"]), preset: "public" }] },
        acts: [
          { command: { ...online, message: "fresh" }, looks: [] },
          { command: { type: "wait", ms: 500 }, looks: [] },
          { command: { type: "join", user: "B", room: "r1" }, looks: [{ viewer: "B", subject: "A" }] },
        ],
      },
    });
    expect(shellScript(script)).toMatch(
      /the stream of B is asked anew\.'\n {2}end_stream B\n {2}resume_stream B B .*\n[^]*join[^]*expect_all_events B/u,
    );
  });

  it("has the fence change once where that is not told: a second change would outdate the first", async () => {
    const same = { type: "changeAvatar", user: "A", value: "same" } as const;
    const script = await toldOf({
      mutant: "every-fifth-change-is-lost",
      requirement: "PRES-PROP-004",
      isExact: true,
      draft: {
        cast: { ...cast, rooms: [], fence: true },
        acts: [
          { command: { type: "setPresence", user: "A", presence: "offline", message: "fresh" }, fence: true },
          { command: { ...same, value: "fresh" }, fence: true },
          { command: same, fence: true },
          { command: { type: "refuse", user: "B", fault: "rename-other", at: "A" }, fence: true },
        ],
      },
    });
    const story = shellScript(script).split("\n}\n")[0] ?? "";
    expect(story.match(/reproduction #\d/gu)?.at(-1)).toBe("reproduction #5");
    // Its changes are waited for as those of any fence: else a stream tells of two of them at once.
    expect(story.match(/settle B 0 "\$\{P\}"/gu)).toHaveLength(3);
  });

  it("tells of a fence as of any user where it never changes: its room must be part of it", async () => {
    const script = await toldOf({
      mutant: "snapshot-of-one-room",
      requirement: "PRES-V1-001",
      draft: {
        cast: { ...cast, users: ["A", "B", "C"], fence: true },
        decides: ["PRES-LIST-008"],
        acts: [
          { command: { ...online, message: "fresh" }, fence: false },
          { command: { type: "snapshot", user: "B" }, fence: false },
        ],
      },
    });
    expect(shellScript(script)).toMatch(/P creates the room .*, which B joins[^]*A creates the room r1/u);
  });
});
