import { describe, expect, it } from "vitest";
import { createInertScope } from "./inert-scope.ts";
import { presenceList, type PresenceListEvent } from "./presence-list.ts";

const { scope } = createInertScope();
const change = (invite: readonly string[], drop: readonly string[] = []): PresenceListEvent => ({
  type: "changeList",
  user: "A",
  invite,
  drop,
});

function after(...events: readonly PresenceListEvent[]) {
  const start = presenceList.getInitialSnapshot(scope, undefined);
  return events.reduce((state, event) => presenceList.transition(state, event, scope), start);
}

describe("presenceList", () => {
  it("adds and removes, whatever the order", () => {
    expect(after(change(["C", "B"])).context.listed).toEqual(["B", "C"]);
    expect(after(change(["C", "B"]), change([], ["C"])).context.listed).toEqual(["B"]);
    expect(after(change(["B"]), change(["C"], ["B"])).context.listed).toEqual(["C"]);
  });

  it("is empty again when everybody was dropped", () => {
    const emptied = after(change(["B", "C"]), change([], ["B", "C"]));
    expect([emptied.value, emptied.context.listed]).toEqual(["empty", []]);
  });

  it("takes it calmly when nothing changes", () => {
    const before = after(change(["B"]));
    for (const event of [change(["B"]), change([], ["C"]), change([])]) {
      const [taken] = presenceList.getTransitionData(before, event);
      expect(taken?.meta?.requirements).toEqual(["PRES-LIST-012"]);
      expect(presenceList.transition(before, event, scope).context.listed).toEqual(["B"]);
    }
  });
});
