import { jobs } from "./jobs.ts";

/** A thread's doors: a pool calls its jobs by the names of the exports. */
export const { trial, undisturbed, yardstick, miniature, bends, falseAlarm } = jobs;
