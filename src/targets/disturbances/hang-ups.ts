import { between, type Disturbance, happens } from "./disturbance.ts";

/** Long-polls are hung up on while the server holds them. */
export const hangUps: Disturbance = {
  name: "hang-ups",
  what: "Long-polls are hung up on while the server holds them.",
  begin:
    ({ random }) =>
    (passage, { path }) =>
      isLongPoll(path) && happens(random, 100)
        ? { ...passage, holdsMs: between(random, 50, 20_000) }
        : passage,
};

function isLongPoll(path: string): boolean {
  return /[?&]timeout=[1-9]/.test(path);
}
