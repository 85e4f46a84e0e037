import type { ProfileRules } from "../../spec/profile.ts";
import type { Form } from "./script.ts";

/** What the form is looked for in: the body of a look, or an event, which is also what a presence list has. */
export type Shape = "look" | "event";

/**
 * The form that the schema gives a part: the same as `spec/wire/`, where the reference implementation of it stands, in
 * words that a script can look for.
 */
export function formAt(rules: ProfileRules, shape: Shape, path: string): Form {
  return shape === "look" ? formOfLook(rules, path) : formOfEvent(rules, path);
}

function formOfLook({ presenceValues }: ProfileRules, path: string): Form {
  const at = ["content", path];
  switch (path) {
    case "last_active_ago":
      return { path: at, is: "a count", isRequired: false };
    case "status_msg":
      return { path: at, is: "a text or null", isRequired: false };
    case "currently_active":
      return { path: at, is: "true or false", isRequired: false };
    default:
      // A body of another shape lacks the presence, too.
      return { path: ["content", "presence"], is: { oneOf: presenceValues }, isRequired: true };
  }
}

function formOfEvent(rules: ProfileRules, path: string): Form {
  const { subjectKey, eventPresenceValues, avatarIsMxc } = rules;
  const at = path.split(".");
  switch (path) {
    case "type":
      return { path: at, is: { oneOf: ["m.presence"] }, isRequired: true };
    case "sender":
      return { path: at, is: "a user id", isRequired: subjectKey === "sender" };
    case "event_id":
      return { path: at, is: "a text", isRequired: false };
    case "room_id":
      return { path: at, is: "absent", isRequired: false };
    case "content":
      return { path: at, is: "an object", isRequired: true };
    case "content.presence":
      return { path: at, is: { oneOf: eventPresenceValues }, isRequired: true };
    case "content.user_id":
      return { path: at, is: "a user id", isRequired: subjectKey === "content.user_id" };
    case "content.last_active_ago":
      return { path: at, is: "a number from 0 on", isRequired: false };
    case "content.displayname":
    case "content.status_msg":
      return { path: at, is: "a text", isRequired: false };
    case "content.avatar_url":
      return { path: at, is: avatarIsMxc ? "an mxc:// URI" : "a text", isRequired: false };
    case "content.currently_active":
      return { path: at, is: "true or false", isRequired: false };
    default:
      return { path: [], is: "of one subject", isRequired: true };
  }
}
