import { sayDuration } from "../../say.ts";
import type { Ms } from "../../../time/clock.ts";

/** From a value to its place on an axis of a plot. */
export interface Scale {
  /** In pixels from the axis's beginning. */
  at(value: number): number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** How many ticks an axis has at most; more cannot be read on a phone. */
const MOST_TICKS = 8;

const SECONDS = [1, 2, 5, 10, 15, 30] as const;
const STEPS_MS: readonly Ms[] = [
  100,
  200,
  500,
  ...SECONDS.map((count) => count * 1_000),
  ...SECONDS.map((count) => count * 60_000),
  ...[1, 2, 6, 12, 24, 48, 168].map((count) => count * 3_600_000),
];

/** Time from 0 to `untilMs`, with ticks at round times. */
export function timeScale(untilMs: Ms, length: number): Scale {
  const until = Math.max(1, untilMs);
  const step = STEPS_MS.find((ms) => until / ms <= MOST_TICKS) ?? Math.ceil(until / MOST_TICKS);
  return { at: (value) => (value / until) * length, ticks: ticksBy(step, until, sayClock) };
}

/** Counts from 0 up to `most` or a little more, in steps of 1, 2 or 5 times a power of ten. */
export function countScale(most: number, length: number): Scale {
  const wanted = Math.max(1, most) / (MOST_TICKS / 2);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(1, ([1, 2, 5, 10].find((times) => times * power >= wanted) ?? 10) * power);
  const until = Math.ceil(Math.max(1, most) / step) * step;
  return { at: (value) => (value / until) * length, ticks: ticksBy(step, until, String) };
}

/** Durations by their magnitude, from the power of ten below `leastMs` to the one above `mostMs`; less stands at the beginning. */
export function magnitudeScale([leastMs, mostMs]: readonly [Ms, Ms], length: number): Scale {
  const from = Math.floor(Math.log10(Math.max(0.1, leastMs)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(0.1, mostMs))));
  const powers = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  return {
    at: (value) => Math.max(0, ((Math.log10(Math.max(value, 1e-9)) - from) / (to - from)) * length),
    ticks: powers.map((power) => ({ value: 10 ** power, label: sayDuration(10 ** power) })),
  };
}

/** A time for an axis, as short as a clock shows it: `45 s`, `1:30`, `2:00:00`. */
function sayClock(ms: Ms): string {
  if (ms === 0) return "0";
  if (ms < 60_000) return sayDuration(ms);
  const seconds = Math.round(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const rest = twoDigits(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}

function ticksBy(step: number, until: number, say: (value: number) => string): readonly Tick[] {
  return Array.from({ length: Math.floor(until / step + 1e-9) + 1 }, (_, place) => {
    const value = place * step;
    return { value, label: say(value) };
  });
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
