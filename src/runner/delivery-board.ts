import type { UserId } from "../history/history.ts";
import type { Clock, Ms } from "../time/clock.ts";
import { type Awaited, type Delivery, isAwaited } from "./deliveries.ts";

/** Where a stream's deliveries are put up, and where others wait for them. */
export interface DeliveryBoard {
  put(delivery: Delivery): void;
  /** Resolves with the delivery as soon as it is there, or with nothing at `until` or when the board is closed. */
  wait(awaited: Awaited, until: Ms): Promise<Delivery | undefined>;
  latest(subject: UserId): Delivery | undefined;
  /** Nothing more will come. */
  close(): void;
}

interface Waiter {
  readonly awaited: Awaited;
  readonly resolve: (delivery: Delivery | undefined) => void;
}

/** Kept of each subject. */
const REMEMBERED = 16;

export function createDeliveryBoard(clock: Clock): DeliveryBoard {
  const seen = new Map<UserId, readonly Delivery[]>();
  const waiters = new Set<Waiter>();
  let isClosed = false;
  return {
    put: (delivery) => {
      const former = seen.get(delivery.subject) ?? [];
      seen.set(delivery.subject, [...former, delivery].slice(-REMEMBERED));
      for (const waiter of waiters) if (isAwaited(delivery, waiter.awaited)) waiter.resolve(delivery);
    },
    wait: (awaited, until) => {
      const there = seen.get(awaited.subject)?.find((delivery) => isAwaited(delivery, awaited));
      if (there !== undefined || isClosed) return Promise.resolve(there);
      return new Promise((resolve) => {
        const timer = clock.setTimeout(() => waiter.resolve(undefined), until - clock.now());
        const waiter: Waiter = {
          awaited,
          resolve: (delivery) => {
            clock.clearTimeout(timer);
            waiters.delete(waiter);
            resolve(delivery);
          },
        };
        waiters.add(waiter);
      });
    },
    latest: (subject) => seen.get(subject)?.at(-1),
    close: () => {
      isClosed = true;
      for (const waiter of waiters) waiter.resolve(undefined);
    },
  };
}
