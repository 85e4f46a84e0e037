import type { ExchangeEntry, Timeline } from "../../../judge/exhibits/timeline.ts";

/** Whether a session's stream was open at a moment. */
export type OpenStreams = (lane: number, at: number) => boolean;

/** When the streams of a timeline were open, as far as it has them. */
export function openStreams({ lanes, entries }: Timeline): OpenStreams {
  const spans = lanes.map((): (readonly [number, number])[] => []);
  for (const entry of entries) {
    if (entry.kind === "exchange" && entry.waits === true)
      spans[entry.lane ?? -1]?.push([entry.sent, entry.received]);
  }
  return (lane, at) => spans[lane]?.some(([from, to]) => from <= at && at < to) ?? false;
}

/** When an entry has its place: news of a stream when it came, all else when it was sent. */
export function momentOf({ waits, outcome, sent, received }: ExchangeEntry): number {
  return waits === true && outcome === "answered" ? received : sent;
}
