import type { ShownState } from "../../judge/claim.ts";
import type { Form, NamedAnswer, NamedSight, StreamTest } from "./script.ts";

/** Whether an event (the body of a look stands in its `content`) shows what is looked for; a program of jq. */
export function jqSight(sight: NamedSight): string {
  switch (sight.kind) {
    case "anything":
      return "true";
    case "state":
      return sight.states.map(jqState).join(" or ");
    case "other than":
      return `(${sight.states.map(jqState).join(" or ")}) | not`;
    case "value":
      return `${jqAt("content", sight.key)} as $value | any(${JSON.stringify(sight.values)}[]; . == $value)`;
    case "active only online":
      return `${jqAt("content", "currently_active")} != true or ${jqAt("content", "presence")} == "online"`;
    case "form":
      return jqForm(sight.form);
    default:
      return sight.moments
        .map(
          (moment) =>
            `counts_from($sent; $received; '"$${moment}_from"'; '"$${moment}_to"'; ${Math.ceil(sight.toleranceMs)})`,
        )
        .join(" or ");
  }
}

function jqState({ presence, message }: ShownState): string {
  const level = `${jqAt("content", "presence")} == ${JSON.stringify(presence)}`;
  return message === undefined ? level : `(${level} and message == ${JSON.stringify(message ?? "")})`;
}

/** A part of something; `null` where there is none, whatever it is a part of. */
function jqAt(...path: readonly string[]): string {
  return `at(${JSON.stringify(path)})`;
}

function jqForm({ path, is, isRequired }: Form): string {
  if (is === "of one subject")
    return `[${jqAt("sender")}, ${jqAt("content", "user_id")} | strings] | unique | length == 1`;
  const part = jqAt(...path);
  const parent = path.length === 1 ? "." : jqAt(...path.slice(0, -1));
  const isThere = `(${parent} | if type == "object" then has(${JSON.stringify(path.at(-1) ?? "")}) else false end)`;
  if (is === "absent") return `${isThere} | not`;
  const fits =
    typeof is === "object"
      ? `any(${JSON.stringify(is.oneOf)}[]; . == $part)`
      : {
          "a count": '($part | type) == "number" and $part >= 0 and ($part | floor) == $part',
          "a number from 0 on": '($part | type) == "number" and $part >= 0',
          "a text": '($part | type) == "string"',
          "a text or null": '($part | type) == "string" or $part == null',
          "true or false": '($part | type) == "boolean"',
          "a user id": '($part | type) == "string" and ($part | test("^@[^:]*:.+$"))',
          "an object": '($part | type) == "object"',
          "an mxc:// URI": '($part | type) == "string" and ($part | startswith("mxc://"))',
        }[is];
  if (isRequired) return `${part} as $part | ${fits}`;
  return `if ${isThere} then (${part} as $part | ${fits}) else true end`;
}

/** Whether an answer is one of these; a program of jq on the body, with its `$status`. */
export function jqAnswers(answers: readonly NamedAnswer[]): string {
  return answers.map(jqAnswer).join(" or ");
}

function jqAnswer({ status: [from, to], errcodes, body }: NamedAnswer): string {
  const bodies: Readonly<Record<string, string>> = {
    object: 'type == "object"',
    list: 'type == "array"',
    "empty list": ". == []",
    errcode: `(${jqAt("errcode")} | type) == "string"`,
    "errcode and error": `(${jqAt("errcode")} | type) == "string" and (${jqAt("error")} | type) == "string"`,
  };
  const parts = [
    from === to ? `$status == ${from}` : `$status >= ${from} and $status <= ${to} and $status != 429`,
    ...(errcodes === undefined || errcodes.length === 0
      ? []
      : [`(${jqAt("errcode")} as $errcode | any(${JSON.stringify(errcodes)}[]; . == $errcode))`]),
    ...(body === undefined ? [] : [bodies[body] ?? "true"]),
  ];
  return `(${parts.join(" and ")})`;
}

/** Whether an answer of a stream keeps a rule; a program of jq on the recorded line, with `since` and `answer`. */
export function jqStreamTest(test: StreamTest, api: "sync" | "events"): string {
  switch (test) {
    case "has its shape":
      return api === "sync"
        ? '.answer | type == "object" and (at(["next_batch"]) | type) == "string" and ((has("presence") | not) or (.presence | type == "object" and ((has("events") | not) or (.events | type) == "array")))'
        : '.answer | type == "object" and (at(["end"]) | type) == "string" and ((at(["chunk"]) // at(["presence"]) // []) | type) == "array"';
    case "has a new token":
      return '(.answer | [presence_events] | length == 0) or .since == "" or (.answer | at(["next_batch"]) // at(["end"])) != .since';
    case "has no presence in rooms":
      return '[.answer | at(["rooms"]) | .. | objects | select(at(["type"]) == "m.presence")] == []';
    default:
      return '[.answer | presence_events | [whose, (at(["content"]) | objects | del(.last_active_ago))]] | length == (unique | length)';
  }
}
