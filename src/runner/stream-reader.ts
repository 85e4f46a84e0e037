import type { UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import type { Awaited, Delivery } from "./deliveries.ts";
import type { Session } from "./session.ts";

/** A stream that is read in the background, request after request, until it is stopped. */
export interface StreamReader {
  readonly session: Session;
  /** Where the stream stands. */
  readonly token: string | null;
  /** Whether it asks, or will at once. */
  readonly isReading: boolean;
  /** Resolves with the first answer, whatever it was: whether the stream is open. */
  readonly opened: Promise<boolean>;
  /** Resolves with the delivery as soon as it is there, or with nothing at `until` or when the stream has ended. */
  awaitDelivery(awaited: Awaited, until: Ms): Promise<Delivery | undefined>;
  /** The newest delivery about a user. */
  latest(subject: UserId): Delivery | undefined;
  /** Gives the request that is under way up; resolves when it is. */
  pause(): Promise<void>;
  /** Goes on from where it stood. */
  resume(): void;
  stop(): Promise<void>;
}
