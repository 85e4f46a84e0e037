import { describe, expect, it } from "vitest";
import { createInertScope } from "./inert-scope.ts";
import { profileFields, type ProfileFieldsEvent } from "./profile-fields.ts";

const { scope } = createInertScope();
const rename: ProfileFieldsEvent = { type: "rename", user: "A", value: "fresh" };
const picture: ProfileFieldsEvent = { type: "changeAvatar", user: "A", value: "fresh" };

function after(...events: readonly ProfileFieldsEvent[]) {
  const start = profileFields.getInitialSnapshot(scope, undefined);
  return events.reduce((state, event) => profileFields.transition(state, event, scope), start);
}

describe("profileFields", () => {
  it.each([
    [[rename], "named"],
    [[picture], "pictured"],
    [[rename, picture], "complete"],
    [[picture, rename], "complete"],
    [[rename, rename], "named"],
  ] as const)("after %j it is %s", (events, value) => {
    expect(after(...events).value).toBe(value);
  });

  it("asks for both fields in the event once both are set", () => {
    const asked = (before: ReturnType<typeof after>) =>
      profileFields.getTransitionData(before, rename).flatMap(({ meta }) => meta?.requirements ?? []);
    expect(asked(after(picture))).toContain("PRES-PROF-004");
    expect(asked(after())).not.toContain("PRES-PROF-004");
  });

  it("stays where it is for the same value and for refused changes", () => {
    expect(after(rename, { ...rename, value: "same" }).value).toBe("named");
    expect(after(rename, { type: "refuse", user: "A", fault: "rename-other" }).value).toBe("named");
  });
});
