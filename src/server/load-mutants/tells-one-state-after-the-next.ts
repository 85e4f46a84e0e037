import type { Mutant } from "../mutants/mutant.ts";
import type { PresenceEvent } from "../presence-event.ts";
import type { User } from "../user.ts";
import { faultOf } from "./fault.ts";
import { carriesMessage, onceUnderLoad } from "./once-under-load.ts";

export const tellsOneStateAfterTheNext: Mutant = {
  name: "tells-one-state-after-the-next",
  fault: "Once, one observer is told of a change only after the change that followed it.",
  requirement: "PRES-PROP-004",
  family: "order",
  disturb: (_, onFault) => {
    let held: { readonly observer: User; readonly event: PresenceEvent } | undefined;
    const hold = onceUnderLoad((events, { observer }) => {
      const event = events.find(carriesMessage);
      if (event === undefined) return undefined;
      held = { observer, event };
      // Until the next one comes.
      onFault(faultOf(event, observer, "lost"));
      return events;
    });
    return {
      tapEvents: (events, batch) => {
        const told = hold(events, batch);
        if (held === undefined || batch.observer !== held.observer) return told;
        const { event } = held;
        // An answer that is empty now is put together again: the event is held back each time.
        const others = told.filter((one) => one.content["status_msg"] !== event.content["status_msg"]);
        if (!others.some(({ sender }) => sender === event.sender)) return others;
        held = undefined;
        onFault(faultOf(event, batch.observer, "after the next"));
        return [...others, event];
      },
    };
  },
};
