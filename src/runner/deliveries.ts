import type { Json, StreamBody, StreamOperation, UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";

/** A presence event as a stream delivered it; only as much as is needed to know when to stop waiting. */
export interface Delivery {
  readonly subject: UserId;
  readonly presence?: string;
  readonly message?: string;
  /** When its answer was there. */
  readonly received: Ms;
}

/** What is waited for. */
export interface Awaited {
  readonly subject: UserId;
  readonly presence?: string | undefined;
  /** Demanded only of events that carry a message at all. */
  readonly message?: string | undefined;
  /** In an answer that was there after this moment. */
  readonly after: Ms;
}

/** The presence events of an answer that name a subject. */
export function deliveriesIn(api: StreamOperation["api"], body: StreamBody, received: Ms): Delivery[] {
  const { presence } = body;
  const events = api === "sync" && isObject(presence) ? presence["events"] : presence;
  if (!Array.isArray(events)) return [];
  return (events as readonly Json[]).flatMap((event) => {
    const content = isObject(event) && isObject(event["content"]) ? event["content"] : {};
    const subject =
      isObject(event) && typeof event["sender"] === "string" ? event["sender"] : content["user_id"];
    if (typeof subject !== "string") return [];
    const { presence: level, status_msg: message } = content;
    return [
      {
        subject,
        received,
        ...(typeof level === "string" ? { presence: level } : {}),
        ...(typeof message === "string" ? { message } : {}),
      },
    ];
  });
}

export function isAwaited(delivery: Delivery, { subject, presence, message, after }: Awaited): boolean {
  if (delivery.subject !== subject || delivery.received < after) return false;
  if (presence !== undefined && delivery.presence !== presence) return false;
  return message === undefined || delivery.message === undefined || delivery.message === message;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
