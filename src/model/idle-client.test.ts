import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { VirtualClock } from "../time/virtual-clock.ts";
import { CLIENT_IDLE_MAX_MS, CLIENT_IDLE_MIN_MS, CLIENT_SAYS, idleClient } from "./idle-client.ts";

describe("idleClient", () => {
  it.each([CLIENT_IDLE_MIN_MS, CLIENT_IDLE_MAX_MS])(
    "idles exactly %i ms after the last activity",
    (idleMs) => {
      const clock = new VirtualClock();
      const client = createActor(idleClient, { input: { idleMs }, clock }).start();
      const says = () => CLIENT_SAYS[client.getSnapshot().value];
      client.send({ type: "START" });
      clock.advance(idleMs - 1);
      expect(says()).toBe("online");
      client.send({ type: "ACTIVITY" });
      clock.advance(idleMs - 1);
      expect(says()).toBe("online");
      clock.advance(1);
      expect(says()).toBe("unavailable");
      client.send({ type: "ACTIVITY" });
      expect(says()).toBe("online");
      client.send({ type: "STOP" });
      clock.advance(idleMs);
      expect(says()).toBe("offline");
    },
  );
});
