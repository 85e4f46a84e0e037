import { expect, it } from "vitest";
import { RecentAnswers, type StreamAnswer } from "./recent-answers.ts";

const answer = (receivedAt: number, events = 1): StreamAnswer => ({
  since: "s1",
  level: "online",
  timeoutMs: 30_000,
  sentAt: receivedAt - 10,
  receivedAt,
  json: { presence: { events: Array.from({ length: events }, () => ({ type: "m.presence" })) } },
});

function kept(answers: readonly StreamAnswer[]): readonly number[] {
  const recent = new RecentAnswers();
  for (const one of answers) recent.add(7, one);
  return recent.of(7).map(({ receivedAt }) => receivedAt);
}

it("the last four answers are kept, however long ago they came", () => {
  expect(kept([0, 10_000, 20_000, 30_000, 40_000].map((at) => answer(at)))).toEqual([
    10_000, 20_000, 30_000, 40_000,
  ]);
});

it("so are those of the last two seconds, unless they tell of too much", () => {
  const often = Array.from({ length: 30 }, (_, place) => 100 * place);
  expect(kept(often.map((at) => answer(at)))).toEqual(often.slice(-21));
  expect(kept(often.map((at) => answer(at, 10)))).toEqual(often.slice(-6));
});
