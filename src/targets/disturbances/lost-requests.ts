import { brokenConnection } from "../broken-connection.ts";
import { between, type Disturbance, happens } from "./disturbance.ts";

/** Connections break before the request has arrived: the server never heard of it. */
export const lostRequests: Disturbance = {
  name: "lost-requests",
  what: "Connections break before the request has arrived.",
  begin: ({ random }) => {
    const perMille = between(random, 3, 15);
    return (passage) =>
      happens(random, perMille) ? { ...passage, request: { breaks: brokenConnection() } } : passage;
  },
};
