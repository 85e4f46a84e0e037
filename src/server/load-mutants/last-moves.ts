import type { Ms } from "../../time/clock.ts";
import type { Behaviour } from "../behaviour.ts";
import { SYNC } from "../mutants/at-route.ts";

/** When each user last changed what is told of them, or may have. */
export interface LastMoves {
  /** Ms on the server's clock; infinitely long ago: never. */
  readonly of: (userId: string) => Ms;
  /** What has to be taken into the server's decisions for that. */
  readonly hooks: Pick<Behaviour, "published" | "around">;
}

/** Takes down when users move: by a change that is published, or by a stream that asks for another level than their last. */
export function lastMoves(exemplary: Behaviour): LastMoves {
  const movedAt = new Map<string, Ms>();
  const asked = new Map<string, string | null>();
  return {
    of: (userId) => movedAt.get(userId) ?? Number.NEGATIVE_INFINITY,
    hooks: {
      published: (state, subject) => {
        movedAt.set(subject.id, state.clock.now());
        exemplary.published(state, subject);
      },
      around: (exchange, next) => {
        const user = exchange.device?.user.id;
        const level = exchange.query.get("set_presence");
        if (exchange.route === SYNC && user !== undefined && asked.get(user) !== level) {
          asked.set(user, level);
          movedAt.set(user, exchange.state.clock.now());
        }
        return exemplary.around(exchange, next);
      },
    },
  };
}
