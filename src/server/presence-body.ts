import { isCurrentlyActive } from "./due-times.ts";
import type { Delivery, Outlet, PresenceEvent } from "./presence-event.ts";
import { tellsProfileChanges } from "./profile-dialect.ts";
import type { World } from "./world.ts";

/** The event that tells `delivery.observer` the subject's state as of now, in the profile's dialect. */
export function presenceEvent(world: World, delivery: Delivery): PresenceEvent | undefined {
  const { subject, profile, outlet } = delivery;
  const content: Record<string, unknown> = {};
  if (namesUserInContent(delivery)) content["user_id"] = subject.id;
  Object.assign(content, activity(world, delivery));
  if (profile.rules.statusInEvent && subject.presence.statusMsg !== undefined) {
    content["status_msg"] = subject.presence.statusMsg;
  }
  if (tellsProfileChanges(profile)) {
    if (subject.displayname !== undefined) content["displayname"] = subject.displayname;
    if (subject.avatarUrl !== undefined) content["avatar_url"] = subject.avatarUrl;
  }
  const event = namesSender(profile.rules.subjectKey, outlet)
    ? { type: "m.presence", sender: subject.id, content }
    : { type: "m.presence", content };
  return world.behaviour.tapEvent(event, delivery);
}

/** The body of GET status: no user id, no profile fields. */
export function presenceStatus(world: World, delivery: Delivery): unknown {
  const { presence: record } = delivery.subject;
  const body = activity(world, delivery);
  if (record.statusMsg !== undefined) body["status_msg"] = record.statusMsg;
  return world.behaviour.tapStatus(body, delivery);
}

/** The keys that GET and events have in common. `currently_active` comes with `online` only. */
function activity(world: World, { subject, profile, nowMs }: Delivery): Record<string, unknown> {
  const { presence: record } = subject;
  const body: Record<string, unknown> = { presence: world.behaviour.shownState(record, profile.rules) };
  const agoMs = world.behaviour.lastActiveAgo(record, nowMs);
  if (agoMs !== undefined) body["last_active_ago"] = agoMs;
  if (profile.rules.currentlyActive && record.rules.currentlyActive && record.state === "online") {
    body["currently_active"] = isCurrentlyActive(world, record);
  }
  return body;
}

/** Lists keep `content.user_id` as long as they exist, r0.4.0 included. */
function namesUserInContent({ profile, outlet }: Delivery): boolean {
  return profile.rules.subjectKey !== "sender" || outlet === "list";
}

/** `/sync` names the sender in every version that shows it; the seed's streams name it where the profile takes either. */
function namesSender(subjectKey: "content.user_id" | "sender" | "either", outlet: Outlet): boolean {
  return subjectKey === "content.user_id" ? outlet === "sync" : true;
}
