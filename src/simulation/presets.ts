import type { WorkloadContent } from "./workload-schema.ts";

/** The usual questions. What depends on how many users there are is a function of it. */
export interface Preset {
  /** In one sentence. */
  readonly about: string;
  readonly workload: (users: number) => WorkloadContent;
}

/** Presets by name. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  "morning-login": {
    about: "Everybody comes within half a minute, and most of them write at once.",
    workload: (users) => ({
      connected: 0.05,
      rate: `ramp:${users / 60}..${users / 10},30s`,
      mix: { status: 1, active: 6, message: 3 },
      duration: "60s",
    }),
  },
  "steady-day": {
    about:
      "A day in ten minutes: people come and go, write, idle and come back, rename themselves now and then.",
    workload: (users) => ({
      rooms: "zipf:1.3,2..100",
      roomsEach: 2,
      secondDevices: 0.2,
      connected: 0.3,
      rate: `diurnal:${users / 400}..${users / 20},10m`,
      mix: { status: 2, level: 2, message: 8, active: 8, rename: 0.2, leave: 1, vanish: 1 },
      duration: "10m",
    }),
  },
  "flapping-mobile": {
    about:
      "Half of all acts are connections that break; whoever was lost comes back and has to be told what happened.",
    workload: (users) => ({
      secondDevices: 0.3,
      connected: 0.7,
      rate: users / 20,
      mix: { vanish: 4, status: 2, level: 1, message: 1 },
      duration: "2m",
    }),
  },
  "one-big-room": {
    about: "Everybody in one room: each change has to reach all.",
    workload: (users) => ({
      rooms: `fixed:${users}`,
      rate: 2,
      duration: "60s",
    }),
  },
  "presence-storm": {
    about: "A quiet server, and every fifteen seconds all users change within one.",
    workload: (users) => ({
      rate: `spike:${users / 100}..${users},5s+1s/15s`,
      mix: { level: 3, status: 1 },
      duration: "60s",
    }),
  },
};
