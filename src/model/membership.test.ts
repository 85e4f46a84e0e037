import { describe, expect, it } from "vitest";
import { createInertScope } from "./inert-scope.ts";
import { type MembershipEvent, membershipMachine } from "./membership.ts";

const { scope } = createInertScope();
const room = "r1";
const own = (type: "join" | "leave"): MembershipEvent => ({ type, user: "A", room });
const keeps = (type: "invite" | "kick" | "ban" | "unban"): MembershipEvent => ({
  type,
  user: "K",
  at: "A",
  room,
});

function after(events: readonly MembershipEvent[], joinRule: "public" | "invite" = "invite"): string {
  const start = membershipMachine.getInitialSnapshot(scope, { joinRule });
  return events.reduce((state, event) => membershipMachine.transition(state, event, scope), start).value;
}

describe("membership", () => {
  it("needs an invitation, unless the room is public", () => {
    expect(after([own("join")])).toBe("outside");
    expect(after([own("join")], "public")).toBe("joined");
    expect(after([keeps("invite"), own("join")])).toBe("joined");
  });

  it.each([
    [[keeps("invite")], "invited"],
    [[keeps("invite"), own("leave")], "outside"],
    [[keeps("invite"), keeps("kick")], "outside"],
    [[keeps("invite"), own("join"), own("leave")], "outside"],
    [[keeps("invite"), own("join"), keeps("kick")], "outside"],
    [[keeps("invite"), own("join"), keeps("ban")], "banned"],
    [[keeps("ban"), own("join")], "banned"],
    [[keeps("ban"), keeps("unban")], "outside"],
  ] as const)("after %j it is %s", (events, value) => {
    expect(after(events)).toBe(value);
  });
});
