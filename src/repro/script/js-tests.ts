import type { Form, NamedAnswer, NamedSight, StreamTest } from "./script.ts";

/** Whether an event (the body of a look stands in its `content`) shows what is looked for; a function of JavaScript. */
export function jsSight(sight: NamedSight): string {
  switch (sight.kind) {
    case "anything":
      return "() => true";
    case "state":
      return `(event) => isShown(event, ${statesOf(sight)})`;
    case "other than":
      return `(event) => !isShown(event, ${statesOf(sight)})`;
    case "value":
      return `(event) => ${literal(sight.values)}.includes((at(event, "content", ${literal(sight.key)}) ?? null) as never)`;
    case "active only online":
      return '(event) => at(event, "content", "currently_active") !== true || at(event, "content", "presence") === "online"';
    case "form":
      return `(event) => ${jsForm(sight.form)}`;
    default:
      return `(event, times) => ${sight.moments
        .map((moment) => `countsFrom(event, times, ${moment}, ${Math.ceil(sight.toleranceMs)})`)
        .join(" || ")}`;
  }
}

function statesOf({ states }: Extract<NamedSight, { readonly kind: "state" | "other than" }>): string {
  return literal(
    states.map(({ presence, message }) => ({
      presence,
      ...(message === undefined ? {} : { message: message ?? "" }),
    })),
  );
}

function jsForm({ path, is, isRequired }: Form): string {
  const part = `at(event${path.map((key) => `, ${literal(key)}`).join("")})`;
  if (is === "of one subject")
    return 'new Set([at(event, "sender"), at(event, "content", "user_id")].filter((name) => typeof name === "string")).size === 1';
  if (is === "absent") return `${part} === undefined`;
  const fits =
    typeof is === "object"
      ? `${literal(is.oneOf)}.includes(${part} as never)`
      : {
          "a count": `Number.isInteger(${part}) && Number(${part}) >= 0`,
          "a number from 0 on": `typeof ${part} === "number" && Number(${part}) >= 0`,
          "a text": `typeof ${part} === "string"`,
          "a text or null": `(${part} === null || typeof ${part} === "string")`,
          "true or false": `typeof ${part} === "boolean"`,
          "a user id": `/^@[^:]*:.+$/u.test(String(${part}))`,
          "an object": `typeof ${part} === "object" && ${part} !== null && !Array.isArray(${part})`,
          "an mxc:// URI": `String(${part}).startsWith("mxc://")`,
        }[is];
  return isRequired ? fits : `${part} === undefined || (${fits})`;
}

/** Whether an answer is one of these; a function of JavaScript. */
export function jsAnswers(answers: readonly NamedAnswer[]): string {
  return `(status, body) => ${answers.map(jsAnswer).join(" || ")}`;
}

function jsAnswer({ status: [from, to], errcodes, body }: NamedAnswer): string {
  const bodies: Readonly<Record<string, string>> = {
    object: 'typeof body === "object" && body !== null && !Array.isArray(body)',
    list: "Array.isArray(body)",
    "empty list": "Array.isArray(body) && body.length === 0",
    errcode: 'typeof at(body, "errcode") === "string"',
    "errcode and error": 'typeof at(body, "errcode") === "string" && typeof at(body, "error") === "string"',
  };
  const parts = [
    from === to ? `status === ${from}` : `status >= ${from} && status <= ${to} && status !== 429`,
    ...(errcodes === undefined || errcodes.length === 0
      ? []
      : [`${literal(errcodes)}.includes(at(body, "errcode") as never)`]),
    ...(body === undefined ? [] : [bodies[body] ?? "true"]),
  ];
  return `(${parts.join(" && ")})`;
}

/** Whether an answer of a stream keeps a rule; a function of JavaScript. */
export function jsStreamTest(test: StreamTest, api: "sync" | "events"): string {
  switch (test) {
    case "has its shape":
      return api === "sync"
        ? '(body) => typeof at(body, "next_batch") === "string" && (at(body, "presence") === undefined || (typeof at(body, "presence") === "object" && at(body, "presence") !== null && !Array.isArray(at(body, "presence")) && (at(body, "presence", "events") === undefined || Array.isArray(at(body, "presence", "events")))))'
        : '(body) => typeof at(body, "end") === "string" && Array.isArray(at(body, "chunk") ?? at(body, "presence") ?? [])';
    case "has a new token":
      return '(body, since) => eventsIn(body).length === 0 || since === "" || (at(body, "next_batch") ?? at(body, "end")) !== since';
    case "has no presence in rooms":
      return '(body) => !JSON.stringify(at(body, "rooms") ?? {}).includes(\'"type":"m.presence"\')';
    default:
      return '(body) => { const told = eventsIn(body).map((event) => JSON.stringify([subjectOf(event), ...["presence", "status_msg", "displayname", "avatar_url", "currently_active"].map((key) => at(event, "content", key))])); return new Set(told).size === told.length; }';
  }
}

/** A value as JavaScript, on one line; what cannot be seen stands there escaped. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(/(?! )[\p{C}\p{Z}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((place) => `\\u${character.charCodeAt(place).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
