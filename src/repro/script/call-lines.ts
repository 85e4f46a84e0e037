import type { Exchange, Json } from "../../history/history.ts";
import { faultById } from "../../model/fault.ts";
import type { CheckPlan } from "./plan-check.ts";
import { type Arg, type Line, plain, type Template, word } from "./script.ts";
import { asking, queryOf } from "./streams.ts";
import { streamOf, type Told } from "./told.ts";

/** One request as it was sent, and whatever is looked at, remembered or named of its answer. */
export function callLines(told: Told, check: CheckPlan, exchange: Exchange): readonly Line[] {
  return [...requestLines(told, exchange), ...namedAfter(told, exchange), ...check.after(exchange)];
}

function requestLines(told: Told, exchange: Exchange): readonly Line[] {
  const { names } = told;
  const { operation, request, user, device } = exchange;
  if (operation.kind === "stream") {
    const stream = streamOf(told, exchange);
    if (stream === undefined) return [];
    const [name, session] = asking(stream);
    const query: Arg = { text: queryOf(exchange, names) };
    return [word(stream.isAgain ? "poll_again" : "poll", name, session, query)];
  }
  if (operation.kind === "logIn")
    return [
      word("log_in", plain(names.userOf(user ?? "")), plain(names.sessionOf(exchange)), plain(device ?? "")),
    ];
  if (operation.kind === "logOut") return [word("log_out", plain(names.sessionOf(exchange)))];
  const form = "tokenForm" in operation ? operation.tokenForm : undefined;
  const body = bodyOf(told, exchange);
  return [
    word(
      "ask",
      plain(askerOf(told, exchange)),
      plain(request.method),
      { text: names.template(request.path) },
      ...(body === undefined ? (form === undefined ? [] : [plain("-")]) : [{ text: body }]),
      ...(form === undefined ? [] : [plain(form)]),
    ),
  ];
}

/** Whose token goes with the request, or that none does. */
function askerOf({ names }: Told, exchange: Exchange): string {
  const { operation } = exchange;
  if (operation.kind !== "refused") return names.sessionOf(exchange);
  const { credentials } = faultById(operation.fault);
  if (credentials === "none") return "nobody";
  return credentials === "garbage" ? "made-up" : names.sessionOf(exchange);
}

function bodyOf({ names }: Told, { operation, request: { body } }: Exchange): Template | undefined {
  if (body === undefined) return undefined;
  const { body: faulty } = operation.kind === "refused" ? faultById(operation.fault) : {};
  const text = faulty !== undefined && "text" in faulty ? faulty.text : written(body);
  return names.template(text);
}

/** JSON as it is sent; what cannot be seen, or moves what is around it, stands there escaped. */
function written(body: Json): string {
  return JSON.stringify(body).replaceAll(/(?! )[\p{C}\p{Z}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((place) => `\\u${character.charCodeAt(place).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** What later requests name. */
function namedAfter({ names, performed }: Told, exchange: Exchange): readonly Line[] {
  const { operation, body, index } = exchange;
  const answer = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
  const { event_id: event, filter_id: filter } = answer as Readonly<Record<string, Json>>;
  const isNamedLater = (id: Json | undefined): id is string =>
    typeof id === "string" &&
    id !== "" &&
    performed.exchanges.some(
      (later) =>
        later.index > index &&
        (later.request.path.includes(id) || later.request.path.includes(encodeURIComponent(id))),
    );
  if (operation.kind === "storeFilter" && isNamedLater(filter)) {
    const name = `filter_${index}`;
    names.add(filter, name);
    return [{ kind: "take", name, field: "filter_id", what: "filter id" }];
  }
  if (!isNamedLater(event)) return [];
  const name = `event_${index}`;
  names.add(event, name);
  return [{ kind: "take", name, field: "event_id", what: "event id" }];
}
