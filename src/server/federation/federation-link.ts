import type { ProfileRules } from "../../spec/profile.ts";
import { type Clock, type Ms, sleep } from "../../time/clock.ts";
import type { Behaviour } from "../behaviour.ts";
import type { World } from "../world.ts";
import { exemplaryFederation, type FederationBehaviour } from "./federation-behaviour.ts";
import { amongOthers, type Affiliation, Participant, type Wire } from "./participant.ts";

/** What links servers of one process. */
export interface LinkOptions {
  readonly clock: Clock;
  /** How long everything is on its way from one server to another. */
  readonly latencyMs?: Ms;
  /** Decides anew for each server, so that a fault may remember things. */
  readonly decisions?: () => FederationBehaviour;
}

/** A server as it comes to a link, before it is part of it. */
export interface Newcomer {
  readonly serverName: string;
  readonly rules: ProfileRules;
}

const LATENCY_MS: Ms = 20;

/** Links reference servers of one process: what one sends arrives at the other a little later, in order. */
export class FederationLink {
  readonly #participants = new Map<string, Participant>();
  readonly #clock: Clock;
  readonly #latencyMs: Ms;
  readonly #decisions: () => FederationBehaviour;

  constructor({ clock, latencyMs = LATENCY_MS, decisions = () => exemplaryFederation }: LinkOptions) {
    this.#clock = clock;
    this.#latencyMs = latencyMs;
    this.#decisions = decisions;
  }

  /** How a server decides that is going to be linked, and how it is linked then. */
  admit(base: Behaviour, { serverName, rules }: Newcomer) {
    const affiliation: Affiliation = { wire: this.#wireOf(serverName), decisions: this.#decisions(), rules };
    return {
      behaviour: amongOthers(base, affiliation),
      enter: (world: World) => {
        const participant = new Participant(world, affiliation);
        this.#participants.set(serverName, participant);
        world.federation = participant;
      },
    };
  }

  #wireOf(serverName: string): Wire {
    const reaches = (server: string) => server !== serverName && this.#participants.has(server);
    return {
      reaches,
      send: (to, transfer) => {
        if (reaches(to))
          this.#clock.setTimeout(() => this.#participants.get(to)?.take(transfer), this.#latencyMs);
      },
      ask: async (server, roomId) => {
        await sleep(this.#clock, this.#latencyMs);
        const state = this.#participants.get(server)?.answer(roomId) ?? [];
        await sleep(this.#clock, this.#latencyMs);
        return state;
      },
    };
  }
}
